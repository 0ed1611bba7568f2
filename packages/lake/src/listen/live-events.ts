import type {Commit} from '../commit/commit.ts'
import type {Dataset} from '../dataset.ts'
import {isPublicId} from '../documents/document-id.ts'
import type {SyncTagger} from '../query/sync-tags.ts'
import {encodeEvent, type EventStream, type EventStreams} from './event-stream.ts'
import type {RecentCommits} from './recent-commits.ts'

/** A request for live events. */
export interface LiveRequest {
  /** Tells whether the caller still has the same access; undefined for a client that is not logged in. */
  readonly isCurrent: (() => boolean) | undefined
  readonly includeDrafts: boolean
  /** True if the caller sees nothing of the dataset: no event may tell that something has changed. */
  readonly isHidden?: boolean
  /** The last event that the client has seen. */
  readonly lastEventId: string | undefined
}

/** The parts of the Lake that live events use. */
export interface LiveContext {
  readonly dataset: Dataset
  readonly streams: Pick<EventStreams, 'respond'>
  readonly recent: RecentCommits
}

/** Sends pages the sync tags of each change, so that they can fetch the affected queries again. */
export class LiveEvents {
  readonly #context: LiveContext
  /** Streams of changes of public documents. */
  readonly #publicStreams = new Set<EventStream>()
  /** Streams of all changes. */
  readonly #allStreams = new Set<EventStream>()
  /** The latest commit that has changed a public document, once somebody has asked for it. */
  #latestPublic: number | undefined

  constructor(context: LiveContext) {
    this.#context = context
    context.dataset.subscribe((commit) => {
      if (this.#latestPublic !== undefined && commit.changes.some(isPublicChange)) {
        this.#latestPublic = commit.sequence
      }
      this.#send(commit, false)
      this.#send(commit, true)
    })
  }

  /**
   * Responds to `GET /data/live/events/:dataset` with a stream.
   *
   * Sends all events after the last event that the client has seen, or `restart` if some of them are no
   * longer stored.
   */
  respond({isCurrent, includeDrafts, isHidden = false, lastEventId}: LiveRequest): Response {
    const {dataset, recent, streams} = this.#context
    return streams.respond(isCurrent, (stream) => {
      if (isHidden) {
        const id = dataset.eventIds.idOf(0)
        stream.send({event: 'welcome', id, data: {id}})
        return () => undefined
      }
      dataset.publishNow()
      const latest = includeDrafts ? dataset.log.latestSequence() : this.#findLatestPublic()
      const id = dataset.eventIds.idOf(latest)
      stream.send({event: 'welcome', id, data: {id}})
      const last = dataset.eventIds.sequenceOf(lastEventId)
      if (last !== undefined) {
        const missed = recent.after(last)
        if (!missed) {
          stream.send({event: 'restart', id, data: {id}})
        }
        for (const commit of missed ?? []) {
          this.#encode(commit, includeDrafts).forEach((event) => stream.sendEncoded(event))
        }
      }
      const open = includeDrafts ? this.#allStreams : this.#publicStreams
      open.add(stream)
      return () => open.delete(stream)
    })
  }

  #send(commit: Commit, includeDrafts: boolean): void {
    const open = includeDrafts ? this.#allStreams : this.#publicStreams
    // Tags take as much time as the rest of a commit, so they are computed only if somebody listens.
    const events = open.size > 0 ? this.#encode(commit, includeDrafts) : []
    for (const event of events) {
      for (const stream of open) {
        stream.sendEncoded(event)
      }
    }
  }

  /** Returns the event for a commit, or nothing if it has no visible changes. */
  #encode({sequence, changes}: Commit, includeDrafts: boolean): Uint8Array[] {
    const visible = changes.filter(({document}) => includeDrafts || isPublicId(document))
    const {tagger, eventIds} = this.#context.dataset
    const tags = tagsOf(tagger, visible)
    return tags.length > 0
      ? [encodeEvent({event: 'message', id: eventIds.idOf(sequence), data: {tags}})]
      : []
  }

  #findLatestPublic(): number {
    this.#latestPublic ??= this.#context.dataset.log.latestChangeOf(isPublicId)
    return this.#latestPublic
  }
}

function isPublicChange({document}: Commit['changes'][number]): boolean {
  return isPublicId(document)
}

function tagsOf(tagger: SyncTagger, changes: Commit['changes']): string[] {
  return [...new Set(changes.flatMap(({before, after}) => tagger.tagsOfChange(before, after)))]
}
