import type {Commit} from '../commit/commit.ts'
import type {Dataset} from '../dataset.ts'
import {isPublicId} from '../documents/document-id.ts'
import type {EventStreams} from './event-stream.ts'

const MAX_RECENT_EVENTS = 1000

interface LiveEvent {
  readonly sequence: number
  readonly publicTags: readonly string[]
  readonly allTags: readonly string[]
}

/** A request for live events. */
export interface LiveRequest {
  /** Tells whether the caller still has the same access; undefined for a client that is not logged in. */
  readonly isCurrent: (() => boolean) | undefined
  readonly includeDrafts: boolean
  /** The last event that the client has seen. */
  readonly lastEventId: string | undefined
}

/** Sends pages the sync tags of each change, so that they can fetch the affected queries again. */
export class LiveEvents {
  readonly #dataset: Dataset
  readonly #streams: EventStreams
  readonly #recent: LiveEvent[] = []
  readonly #subscribers = new Set<(event: LiveEvent) => void>()
  #latestDropped: number
  #latest: number

  constructor(dataset: Dataset, streams: EventStreams) {
    this.#dataset = dataset
    this.#streams = streams
    this.#latest = dataset.log.latestSequence()
    this.#latestDropped = this.#latest
    dataset.subscribe((commit) => this.#publish(commit))
  }

  /**
   * Responds to `GET /data/live/events/:dataset` with a stream.
   *
   * Sends all events after the last event that the client has seen, or `restart` if some of them are no
   * longer stored.
   */
  respond({isCurrent, includeDrafts, lastEventId}: LiveRequest): Response {
    this.#dataset.publishNow()
    return this.#streams.respond(isCurrent, (stream) => {
      const send = ({sequence, publicTags, allTags}: LiveEvent): void => {
        const tags = includeDrafts ? allTags : publicTags
        if (tags.length > 0) {
          stream.send({event: 'message', id: idOf(sequence), data: {tags}})
        }
      }
      const id = idOf(this.#latest)
      stream.send({event: 'welcome', id, data: {id}})
      const last = sequenceOf(lastEventId)
      if (last !== undefined) {
        if (last < this.#latestDropped || last > this.#latest) {
          stream.send({event: 'restart', id, data: {id}})
        } else {
          for (const event of this.#recent) {
            if (event.sequence > last) {
              send(event)
            }
          }
        }
      }
      this.#subscribers.add(send)
      return () => this.#subscribers.delete(send)
    })
  }

  #publish({sequence, changes}: Commit): void {
    const tagsOf = (visible: Commit['changes']): string[] => [
      ...new Set(
        visible.flatMap(({before, after}) => this.#dataset.tagger.tagsOfChange(before, after)),
      ),
    ]
    const event = {
      sequence,
      publicTags: tagsOf(changes.filter(({document}) => isPublicId(document))),
      allTags: tagsOf(changes),
    }
    this.#latest = sequence
    this.#recent.push(event)
    if (this.#recent.length > MAX_RECENT_EVENTS) {
      this.#latestDropped = this.#recent.shift()?.sequence ?? sequence
    }
    for (const send of this.#subscribers) {
      send(event)
    }
  }
}

function idOf(sequence: number): string {
  return `e${sequence}`
}

/** Returns the number of the commit that an event's id names; undefined without an id, -1 if it is not valid. */
export function sequenceOf(id: string | undefined): number | undefined {
  if (id === undefined || id === '') {
    return undefined
  }
  const sequence = /^e(\d{1,15})$/.exec(id)?.[1]
  // An unknown id counts as older than all stored events.
  return sequence === undefined ? -1 : Number(sequence)
}
