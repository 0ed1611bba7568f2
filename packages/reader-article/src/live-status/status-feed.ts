import {isRecord, list, readStatus, type ReaderStatus, record} from '@reader-article/content'

import {anySignal} from '../fetching/any-signal.ts'

/** Receives the status of one reader. */
export interface StatusSubscriber {
  /** The id of the reader's availability. */
  readonly id: string
  /** Called with every result, whether the status has changed or not. */
  onStatus(status: ReaderStatus | undefined): void
}

/** The URLs of a feed. */
export interface FeedUrls {
  /** The live events of a dataset: the Live Content API. */
  readonly events: string
  /** The URL of the query for some availabilities. */
  query(ids: readonly string[]): string
}

/** Options for tests: the time between two polls, and a replacement for the browser's connection. */
export interface FeedOptions {
  /** Milliseconds between two polls while the event stream is refused. */
  readonly pollInterval?: number
  readonly connect?: (url: string) => EventSource
}

const POLL_INTERVAL_MS = 60_000
const POLLS_BEFORE_RECONNECTING = 5
const FAILURES_BEFORE_POLLING = 3
const TIMEOUT_MS = 10_000
const MAX_RETRY_DELAY_MS = 300_000
/** The random delay spreads the requests of many open pages, and fetches simultaneous changes together. */
const MAX_FETCH_DELAY_MS = 250
/** Keeps URLs far below the length at which servers refuse them. */
const MAX_IDS_PER_QUERY = 100

/**
 * Receives changed statuses through one connection, which is open only while there are subscribers
 * and the page is visible. If the stream is refused or fails repeatedly, the feed polls every minute.
 *
 * Follows Sanity's Live Content API: a message has sync tags; if the last results had one of these
 * tags, the statuses are fetched again with the message's id.
 */
export class StatusFeed {
  readonly #urls: FeedUrls
  readonly #pollInterval: number
  readonly #connect: (url: string) => EventSource
  readonly #subscribers = new Set<StatusSubscriber>()
  #source: EventSource | undefined
  #request: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** When the timer fires, in milliseconds since 1970. */
  #due = Infinity
  #tags: ReadonlySet<unknown> = new Set()
  #lastEventId = ''
  #mustRefetch = false
  #streamFailures = 0
  #fetchFailures = 0
  #polls = 0

  constructor(urls: FeedUrls, options: FeedOptions = {}) {
    this.#urls = urls
    this.#pollInterval = options.pollInterval ?? POLL_INTERVAL_MS
    this.#connect = options.connect ?? ((url) => new EventSource(url))
  }

  /** Notifies the subscriber until the signal is aborted. */
  subscribe(subscriber: StatusSubscriber, signal: AbortSignal): void {
    if (signal.aborted) {
      return
    }
    this.#subscribers.add(subscriber)
    if (this.#subscribers.size === 1) {
      document.addEventListener('visibilitychange', this.#restart)
      this.#restart()
    } else if (this.#tags.size > 0 || !this.#source) {
      this.#fetchSoon()
    }
    signal.addEventListener('abort', () => {
      this.#subscribers.delete(subscriber)
      if (this.#subscribers.size > 0) {
        return
      }
      document.removeEventListener('visibilitychange', this.#restart)
      this.#stop()
    })
  }

  readonly #restart = (): void => {
    this.#stop()
    if (!document.hidden) {
      this.#listen()
    }
  }

  #stop(): void {
    this.#source?.close()
    this.#source = undefined
    this.#request?.abort()
    this.#request = undefined
    clearTimeout(this.#timer)
    this.#due = Infinity
    // Until the next connection announces the latest event, a cache may respond to a query with this one's id with
    // statuses that have changed since.
    this.#lastEventId = ''
    this.#tags = new Set()
    this.#streamFailures = this.#fetchFailures = this.#polls = 0
  }

  #listen(): void {
    const source = (this.#source = this.#connect(this.#urls.events))
    const onChange = ({lastEventId}: MessageEvent): void => {
      this.#streamFailures = 0
      this.#lastEventId = lastEventId || this.#lastEventId
      this.#fetchSoon()
    }
    source.addEventListener('welcome', onChange)
    source.addEventListener('restart', onChange)
    source.addEventListener('message', (event) => {
      // The tags are unknown until the first results arrive; until then every message is relevant.
      const isRelevant =
        this.#tags.size === 0 || readTags(event.data).some((tag) => this.#tags.has(tag))
      if (isRelevant) {
        onChange(event)
      }
    })
    source.addEventListener('goaway', () => this.#poll())
    source.addEventListener('error', () => {
      if (source.readyState === 2 || ++this.#streamFailures === FAILURES_BEFORE_POLLING) {
        this.#poll()
      }
    })
  }

  #poll(): void {
    this.#source?.close()
    this.#source = undefined
    this.#streamFailures = this.#polls = 0
    this.#fetchSoon()
  }

  #fetchSoon(): void {
    if (document.hidden) {
      return
    }
    const due = Date.now() + MAX_FETCH_DELAY_MS * Math.random()
    if (due > this.#due) {
      return
    }
    clearTimeout(this.#timer)
    this.#due = due
    this.#timer = setTimeout(() => void this.#fetch(), due - Date.now())
  }

  async #fetch(): Promise<void> {
    this.#due = Infinity
    this.#mustRefetch = this.#request !== undefined
    if (this.#mustRefetch) {
      return
    }
    const request = (this.#request = new AbortController())
    const retryDelay = await this.#fetchStatuses(request.signal).then(
      () => (this.#fetchFailures = 0),
      () => Math.min(1000 * 2 ** this.#fetchFailures++, MAX_RETRY_DELAY_MS),
    )
    if (request.signal.aborted) {
      return
    }
    this.#request = undefined
    if (retryDelay) {
      this.#fetchAfter(retryDelay)
    } else if (this.#mustRefetch) {
      this.#fetchSoon()
    } else if (!this.#source) {
      if (++this.#polls > POLLS_BEFORE_RECONNECTING) {
        this.#listen()
      } else {
        this.#fetchAfter(this.#pollInterval)
      }
    }
  }

  /** Varies the delay by up to a quarter, so that pages that failed together do not retry together. */
  #fetchAfter(milliseconds: number): void {
    clearTimeout(this.#timer)
    const delay = milliseconds * (0.75 + Math.random() / 2)
    this.#due = Date.now() + delay
    this.#timer = setTimeout(() => void this.#fetch(), delay)
  }

  async #fetchStatuses(signal: AbortSignal): Promise<void> {
    const ids = [...new Set([...this.#subscribers].map(({id}) => id))]
    const availabilities = new Map<unknown, unknown>()
    const tags = new Set<unknown>()
    for (let start = 0; start < ids.length; start += MAX_IDS_PER_QUERY) {
      let url = this.#urls.query(ids.slice(start, start + MAX_IDS_PER_QUERY))
      if (this.#lastEventId) {
        url += `&lastLiveEventId=${encodeURIComponent(this.#lastEventId)}`
      }
      const response = await fetch(url, {
        signal: anySignal(signal, AbortSignal.timeout(TIMEOUT_MS)),
      })
      const {result, syncTags} = record(await response.json())
      if (!Array.isArray(result)) {
        throw new Error(`${url} responded with ${response.status}.`)
      }
      for (const each of result) {
        if (isRecord(each)) {
          availabilities.set(each['_id'], each)
        }
      }
      for (const tag of list(syncTags)) {
        tags.add(tag)
      }
    }
    signal.throwIfAborted()
    this.#tags = tags
    for (const subscriber of this.#subscribers) {
      // Results for subscribers that were added during the query are missing.
      if (ids.includes(subscriber.id)) {
        subscriber.onStatus(readStatus(availabilities.get(subscriber.id)))
      }
    }
  }
}

function readTags(data: unknown): readonly unknown[] {
  try {
    return list(record(JSON.parse(String(data)))['tags'])
  } catch {
    return []
  }
}
