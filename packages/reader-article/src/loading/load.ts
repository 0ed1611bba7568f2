import {articleQuestion, articlesQuestion, pickArticle, queryUrl} from '@reader-article/content'

import type {ArticleRequest, RequestKind} from './article-request.ts'
import {type Answer, ask} from './ask.ts'

// Addresses stay far below the length at which servers refuse them.
const MOST_AT_ONCE = 40

const ARTICLES: RequestKind = {one: articleQuestion, many: articlesQuestion, pick: pickArticle}

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
let queue: Wait[] = []

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
  const url = queryUrl(request.address, (request.kind ?? ARTICLES).one(request.key))
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
  let [first, ...rest] = queue
  queue = []
  if (first) send([first])
  while (rest.length > 0) {
    const host = rest[0]?.url.split('?')[0] ?? ''
    const kind = rest[0]?.request.kind
    const group = rest
      .filter(({url, request}) => url.startsWith(host) && request.kind === kind)
      .slice(0, MOST_AT_ONCE)
    rest = rest.filter((wait) => !group.includes(wait))
    send(group)
  }
}

function send(group: readonly Wait[]): void {
  const [first, second] = group
  if (!first) return
  const controller = new AbortController()
  const {address, kind = ARTICLES} = first.request
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
      if (wait.users === 0) waits.delete(wait.url)
      if (group.every(({users}) => users === 0)) controller.abort()
    }
  }
}
