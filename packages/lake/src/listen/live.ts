import type {Commit, Dataset} from '../dataset.ts'
import {isPublicId} from '../documents/document-id.ts'
import type {EventStreams} from './event-stream.ts'

const MAX_REMEMBERED = 1000

interface LiveEvent {
  readonly sequence: number
  readonly publicTags: readonly string[]
  readonly allTags: readonly string[]
}

/** What a subscriber of live events asks for. */
export interface LiveRequest {
  readonly anonymous: boolean
  readonly includeDrafts: boolean
  /** The last event that the client has seen. */
  readonly lastEventId: string | undefined
}

/** Tells pages which of their queries' sync tags have changed. */
export class LiveEvents {
  readonly #dataset: Dataset
  readonly #streams: EventStreams
  readonly #remembered: LiveEvent[] = []
  readonly #subscribers = new Set<(event: LiveEvent) => void>()
  #forgottenUpTo: number
  #latest: number

  constructor(dataset: Dataset, streams: EventStreams) {
    this.#dataset = dataset
    this.#streams = streams
    this.#latest = dataset.log.latestSequence()
    this.#forgottenUpTo = this.#latest
    dataset.subscribe((commit) => this.#publish(commit))
  }

  /**
   * Answers `GET /data/live/events/:dataset`.
   *
   * What was missed since the last event seen is sent again, or `restart` where it is not known any more.
   */
  respond({anonymous, includeDrafts, lastEventId}: LiveRequest): Response {
    return this.#streams.respond(anonymous, (sink) => {
      const send = ({sequence, publicTags, allTags}: LiveEvent): void => {
        const tags = includeDrafts ? allTags : publicTags
        if (tags.length > 0) {
          sink.send({event: 'message', id: idOf(sequence), data: {tags}})
        }
      }
      const id = idOf(this.#latest)
      sink.send({event: 'welcome', id, data: {id}})
      const last = sequenceOf(lastEventId)
      if (last !== undefined) {
        if (last < this.#forgottenUpTo || last > this.#latest) {
          sink.send({event: 'restart', id, data: {id}})
        } else {
          for (const event of this.#remembered) {
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
    const tagsOf = (seen: Commit['changes']): string[] => [
      ...new Set(seen.flatMap(({before, after}) => this.#dataset.tagger.ofChange(before, after))),
    ]
    const event = {
      sequence,
      publicTags: tagsOf(changes.filter(({document}) => isPublicId(document))),
      allTags: tagsOf(changes),
    }
    this.#latest = sequence
    this.#remembered.push(event)
    if (this.#remembered.length > MAX_REMEMBERED) {
      this.#forgottenUpTo = this.#remembered.shift()?.sequence ?? sequence
    }
    for (const send of this.#subscribers) {
      send(event)
    }
  }
}

function idOf(sequence: number): string {
  return `e${sequence}`
}

function sequenceOf(id: string | undefined): number | undefined {
  if (id === undefined || id === '') {
    return undefined
  }
  const sequence = /^e(\d{1,15})$/.exec(id)?.[1]
  // An id that is not ours stands for a time that nothing is known of.
  return sequence === undefined ? -1 : Number(sequence)
}
