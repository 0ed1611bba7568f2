import {queryUrl} from '@reader-article/content'

import type {ArticleRequest} from './article-request.ts'
import {type Answer, ask} from './ask.ts'

// Addresses stay far below the length at which servers refuse them.
const MOST_AT_ONCE = 40

/** An article that is waited for, by however many elements. */
interface Wait {
  readonly url: string
  readonly request: ArticleRequest
  readonly answer: Promise<Answer>
  readonly resolve: (answer: Answer | Promise<Answer>) => void
  users: number
  /** Ends the request where nobody waits for any of its articles. */
  release: () => void
}

const waits = new Map<string, Wait>()
const queue: Wait[] = []

/**
 * Loads an article; the same one is never asked for twice at once, and what is asked for in the
 * same moment goes in two requests: the first alone, so that a preload can serve it, then the rest.
 *
 * @throws ArticleError, or the signal's reason.
 */
export async function load(request: ArticleRequest, signal: AbortSignal): Promise<Answer> {
  const wait = enqueue(request)
  wait.users++
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      wait.users--
      wait.release()
      reject(signal.reason)
    })
    wait.answer.then(resolve, reject)
  })
}

/** Starts loading at once, for elements that are about to ask. */
export function loadEarly(requests: readonly ArticleRequest[]): void {
  for (const request of requests) enqueue(request)
  flush()
}

function enqueue(request: ArticleRequest): Wait {
  const url = queryUrl(request.address, request.kind.one(request.key))
  const known = waits.get(url)
  if (known) return known
  const {promise: answer, resolve} = Promise.withResolvers<Answer>()
  const wait: Wait = {url, request, answer, resolve, users: 0, release() {}}
  const forget = () => {
    if (waits.get(url) === wait) waits.delete(url)
  }
  answer.then(forget, forget)
  waits.set(url, wait)
  if (queue.push(wait) === 1) queueMicrotask(flush)
  return wait
}

function flush(): void {
  const [first, ...rest] = queue.splice(0)
  if (first) send([first])
  // Alike in their question for many are those of one kind from one dataset.
  const groups = Map.groupBy(rest, ({request: {address, kind}}) => queryUrl(address, kind.many([])))
  for (const group of groups.values()) {
    for (let at = 0; at < group.length; at += MOST_AT_ONCE) send(group.slice(at, at + MOST_AT_ONCE))
  }
}

function send(group: readonly Wait[]): void {
  const [first, second] = group
  if (!first) return
  const controller = new AbortController()
  const {address, kind} = first.request
  const url = second
    ? queryUrl(address, kind.many(group.map(({request}) => request.key)))
    : first.url
  const answer = ask(url, controller.signal)
  for (const wait of group) {
    wait.resolve(
      second
        ? answer.then(({result, stale}) => ({result: kind.pick(result, wait.request.key), stale}))
        : answer,
    )
    wait.release = () => {
      if (!wait.users) waits.delete(wait.url)
      if (group.every(({users}) => !users)) controller.abort()
    }
  }
}
