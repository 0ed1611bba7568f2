import {isRecord, list, readStatus, type ReaderStatus, record} from '@reader-article/content'

import {anySignal} from '../loading/any-signal.ts'

/** Somebody who wants to know one reader's status. */
export interface Watcher {
  /** The id of the reader's availability. */
  readonly id: string
  /** Told what each answer says, whether it has changed or not. */
  heard(status: ReaderStatus | undefined): void
}

/** Where a feed listens and asks. */
export interface FeedAddress {
  /** The live events of a dataset: the Live Content API. */
  readonly events: string
  /** The address that answers for some availabilities. */
  query(ids: readonly string[]): string
}

/** What tests put in place of a minute and of the browser's connection. */
export interface FeedOptions {
  /** Milliseconds between two questions where the stream is refused. */
  readonly pollEvery?: number
  readonly connect?: (url: string) => EventSource
}

const POLL_EVERY = 60_000
const POLLS_BEFORE_CONNECTING = 5
const FAILURES_BEFORE_POLLING = 3
const TIMEOUT = 10_000
const LONGEST_PAUSE = 300_000
/** Spreads what many open pages ask at the same moment, and joins changes that come together; milliseconds. */
const SPREAD = 250
/** Addresses stay far below the length at which servers refuse them. */
const MOST_AT_ONCE = 100

/**
 * Hears of changed statuses through one connection, which is open only while somebody watches and
 * the page is visible; where the stream is refused or keeps failing, it asks every minute.
 *
 * Follows Sanity's Live Content API: a message names sync tags, and whoever's last answer carried
 * one of them asks again with the message's id.
 */
export class StatusFeed {
  readonly #address: FeedAddress
  readonly #pollEvery: number
  readonly #connect: (url: string) => EventSource
  readonly #watchers = new Set<Watcher>()
  #source: EventSource | undefined
  #request: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #due = Infinity
  #tags: ReadonlySet<unknown> = new Set()
  #lastEvent = ''
  #askAgain = false
  #failures = 0
  #pauses = 0
  #polls = 0

  constructor(address: FeedAddress, options: FeedOptions = {}) {
    this.#address = address
    this.#pollEvery = options.pollEvery ?? POLL_EVERY
    this.#connect = options.connect ?? ((url) => new EventSource(url))
  }

  /** Watches until the signal is aborted. */
  watch(watcher: Watcher, signal: AbortSignal): void {
    if (signal.aborted) {
      return
    }
    this.#watchers.add(watcher)
    if (this.#watchers.size === 1) {
      document.addEventListener('visibilitychange', this.#look)
      this.#look()
    } else if (this.#tags.size > 0 || !this.#source) {
      this.#askWithin(SPREAD)
    }
    signal.addEventListener('abort', () => {
      this.#watchers.delete(watcher)
      if (this.#watchers.size > 0) {
        return
      }
      document.removeEventListener('visibilitychange', this.#look)
      this.#rest()
    })
  }

  readonly #look = (): void => {
    this.#rest()
    if (!document.hidden) {
      this.#listen()
    }
  }

  #rest(): void {
    this.#source?.close()
    this.#source = undefined
    this.#request?.abort()
    this.#request = undefined
    clearTimeout(this.#timer)
    this.#due = Infinity
    this.#failures = this.#pauses = this.#polls = 0
  }

  #listen(): void {
    const source = (this.#source = this.#connect(this.#address.events))
    const changed = ({lastEventId}: MessageEvent): void => {
      this.#failures = 0
      this.#lastEvent = lastEventId || this.#lastEvent
      this.#askWithin(SPREAD)
    }
    source.addEventListener('welcome', changed)
    source.addEventListener('restart', changed)
    source.addEventListener('message', (event) => {
      // Until the first answer has come nobody knows which tags are ours.
      const ours = this.#tags.size === 0 || tagsOf(event.data).some((tag) => this.#tags.has(tag))
      if (ours) {
        changed(event)
      }
    })
    source.addEventListener('goaway', () => this.#poll())
    source.addEventListener('error', () => {
      if (source.readyState === 2 || ++this.#failures === FAILURES_BEFORE_POLLING) {
        this.#poll()
      }
    })
  }

  #poll(): void {
    this.#source?.close()
    this.#source = undefined
    this.#failures = this.#polls = 0
    this.#askWithin(SPREAD)
  }

  #askWithin(milliseconds: number): void {
    if (document.hidden) {
      return
    }
    const due = Date.now() + milliseconds * Math.random()
    if (due > this.#due) {
      return
    }
    clearTimeout(this.#timer)
    this.#due = due
    this.#timer = setTimeout(() => void this.#ask(), due - Date.now())
  }

  async #ask(): Promise<void> {
    this.#due = Infinity
    this.#askAgain = this.#request !== undefined
    if (this.#askAgain) {
      return
    }
    const request = (this.#request = new AbortController())
    const late = await this.#hear(request.signal).then(
      () => (this.#pauses = 0),
      () => Math.min(1000 * 2 ** this.#pauses++, LONGEST_PAUSE),
    )
    if (request.signal.aborted) {
      return
    }
    this.#request = undefined
    if (late) {
      this.#askLater(late)
    } else if (this.#askAgain) {
      this.#askWithin(SPREAD)
    } else if (!this.#source) {
      if (++this.#polls > POLLS_BEFORE_CONNECTING) {
        this.#listen()
      } else {
        this.#askLater(this.#pollEvery)
      }
    }
  }

  /** Waits for three to five quarters of a time, so that pages which failed together come back apart. */
  #askLater(milliseconds: number): void {
    clearTimeout(this.#timer)
    const pause = milliseconds * (0.75 + Math.random() / 2)
    this.#due = Date.now() + pause
    this.#timer = setTimeout(() => void this.#ask(), pause)
  }

  async #hear(signal: AbortSignal): Promise<void> {
    const ids = [...new Set([...this.#watchers].map(({id}) => id))]
    const answers = new Map<unknown, unknown>()
    const tags = new Set<unknown>()
    for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
      let url = this.#address.query(ids.slice(at, at + MOST_AT_ONCE))
      if (this.#lastEvent) {
        url += `&lastLiveEventId=${encodeURIComponent(this.#lastEvent)}`
      }
      const response = await fetch(url, {
        signal: anySignal(signal, AbortSignal.timeout(TIMEOUT)),
      })
      const {result, syncTags} = record(await response.json())
      if (!Array.isArray(result)) {
        throw new Error(`${url} answered ${response.status}.`)
      }
      for (const each of result) {
        if (isRecord(each)) {
          answers.set(each['_id'], each)
        }
      }
      for (const tag of list(syncTags)) {
        tags.add(tag)
      }
    }
    signal.throwIfAborted()
    this.#tags = tags
    for (const watcher of this.#watchers) {
      // Who came while the question was on its way is not in the answer.
      if (ids.includes(watcher.id)) {
        watcher.heard(readStatus(answers.get(watcher.id)))
      }
    }
  }
}

function tagsOf(data: unknown): readonly unknown[] {
  try {
    return list(record(JSON.parse(String(data)))['tags'])
  } catch {
    return []
  }
}
