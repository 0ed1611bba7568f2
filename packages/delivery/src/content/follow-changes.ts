import type {SanityClient} from '@sanity/client'

/** What has changed in a dataset, according to its live events. */
export interface Changes {
  /** Opens the stream of live events; without effect if it is open. */
  readonly start: () => void
  readonly stop: () => void
  readonly isConnected: () => boolean
  /** Returns the number of changes so far, and the id of the last event, which a query must not be older than. */
  readonly current: () => {readonly version: number; readonly lastEventId: string | undefined}
  /** Returns true if a query with these tags, sent at a version, may have another result now. */
  readonly affect: (tags: readonly string[], version: number) => boolean
}

/** More tags than this are not remembered one by one: everything counts as changed. */
const MAX_TAGS = 10_000
/** The time before the stream is opened again, in milliseconds; it doubles up to the maximum. */
const MIN_DELAY = 500
const MAX_DELAY = 30_000

/** Follows the live events of a dataset, which the Live Content API sends for published documents. */
export function followChanges(client: SanityClient): Changes {
  const versions = new Map<string, number>()
  let version = 0
  /** All results of queries sent before this version may have changed. */
  let complete = 0
  let lastEventId: string | undefined
  let isConnected = false
  let delay = MIN_DELAY
  let timer: ReturnType<typeof setTimeout> | undefined
  let subscription: {unsubscribe: () => void} | undefined

  function changeAll(): void {
    version++
    complete = version
    versions.clear()
  }

  function change(tags: readonly string[]): void {
    version++
    for (const tag of tags) {
      versions.set(tag, version)
    }
    if (versions.size > MAX_TAGS) {
      changeAll()
    }
  }

  function connect(): void {
    timer = undefined
    subscription = client.live.events().subscribe({
      next(event) {
        switch (event.type) {
          case 'welcome':
            isConnected = true
            delay = MIN_DELAY
            // Changes before the connection were not announced.
            changeAll()
            break
          case 'message':
            lastEventId = event.id
            change(event.tags)
            break
          case 'restart':
            lastEventId = event.id
            changeAll()
            break
          case 'reconnect':
            isConnected = false
            break
          default:
            reconnect()
        }
      },
      error: reconnect,
      complete: reconnect,
    })
  }

  function reconnect(): void {
    isConnected = false
    subscription?.unsubscribe()
    if (timer !== undefined) {
      return
    }
    timer = setTimeout(connect, delay)
    delay = Math.min(delay * 2, MAX_DELAY)
    // In Node, a waiting timer must not keep a program running.
    if (typeof timer === 'object') {
      timer.unref()
    }
  }

  return {
    start() {
      if (!subscription && timer === undefined) {
        connect()
      }
    },
    stop() {
      clearTimeout(timer)
      isConnected = false
      subscription?.unsubscribe()
    },
    isConnected: () => isConnected,
    current: () => ({version, lastEventId}),
    affect: (tags, since) =>
      since < complete || tags.some((tag) => (versions.get(tag) ?? 0) > since),
  }
}
