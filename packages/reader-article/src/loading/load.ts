import {
  type DatasetAddress,
  joinQueries,
  list,
  type Query,
  queryUrl,
  projectionOf,
} from '@reader-article/content'

import {type Answer, startRequest} from './ask.ts'

// Addresses stay far below the length at which servers refuse them.
const MOST_AT_ONCE = 30

/** One document, and where it is read. */
export interface DocumentRequest {
  readonly address: DatasetAddress
  /** Finds one document and shows it. */
  readonly question: Query
}

/** A document that is waited for, by however many elements. */
interface Wait extends DocumentRequest {
  readonly url: string
  readonly promise: Promise<Answer>
  readonly resolve: (answer: Answer | Promise<Answer>) => void
  /** Aborted by those who wait no longer. */
  readonly signals: AbortSignal[]
  /** Ends the request where nobody waits for any of its documents. */
  release: () => void
}

const waits = new Map<string, Wait>()
const queue: Wait[] = []

/**
 * Loads a document; the same one is never asked for twice at once, and what is asked for in the
 * same moment goes in two requests: the first alone, so that a preload can serve it, then the rest.
 *
 * @throws ArticleError, or the signal's reason.
 */
export function load(request: DocumentRequest, signal: AbortSignal): Promise<Answer> {
  const wait = enqueue(request)
  wait.signals.push(signal)
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      wait.release()
      reject(signal.reason)
    })
    wait.promise.then(resolve, reject)
  })
}

/**
 * Starts loading at once, for elements that are about to ask.
 *
 * @returns The address of each request by itself.
 */
export function loadEarly(requests: readonly DocumentRequest[]): readonly string[] {
  const urls = requests.map((request) => enqueue(request).url)
  flush()
  return urls
}

function enqueue(request: DocumentRequest): Wait {
  const url = queryUrl(request.address, request.question)
  const known = waits.get(url)
  if (known) {
    return known
  }
  let settle: Wait['resolve'] | undefined
  const wait: Wait = {
    ...request,
    url,
    promise: new Promise((resolve) => {
      settle = resolve
    }),
    resolve: (answer) => settle?.(answer),
    signals: [],
    release() {},
  }
  const forget = () => {
    if (waits.get(url) === wait) {
      waits.delete(url)
    }
  }
  wait.promise.then(forget, forget)
  waits.set(url, wait)
  if (queue.push(wait) === 1) {
    queueMicrotask(flush)
  }
  return wait
}

function flush(): void {
  const [first, ...rest] = queue.splice(0)
  if (first) {
    send([first])
  }
  const alike = new Map<string, Wait[]>()
  for (const wait of rest) {
    const url = queryUrl(wait.address, {query: projectionOf(wait.question), parameters: {}})
    alike.set(url, [...(alike.get(url) ?? []), wait])
  }
  for (const group of alike.values()) {
    while (group.length > 0) {
      send(group.splice(0, MOST_AT_ONCE))
    }
  }
}

function send(group: readonly Wait[]): void {
  const [first, second] = group
  if (!first) {
    return
  }
  const controller = new AbortController()
  const url = second
    ? queryUrl(first.address, joinQueries(group.map(({question}) => question)))
    : first.url
  const answerOf = startRequest(url, controller.signal)
  for (const [place, wait] of group.entries()) {
    wait.resolve(answerOf(wait.url, second ? (result) => list(result)[place] : undefined))
    wait.release = () => {
      if (!group.every(({signals}) => signals.every(({aborted}) => aborted))) {
        return
      }
      controller.abort()
      for (const each of group) {
        waits.delete(each.url)
      }
    }
  }
}
