import {
  type DatasetAddress,
  joinQueries,
  list,
  projectionOf,
  type Query,
  queryUrl,
} from '@reader-article/content'

import {type QueryResult, startRequest} from './fetch-query.ts'

/** Keeps URLs far below the length at which servers refuse them. */
const MAX_BATCH_SIZE = 30

/** A query for one document, and the dataset to read it from. */
export interface DocumentRequest {
  readonly address: DatasetAddress
  readonly query: Query
}

/** A request in progress, shared by all elements that show its document. */
interface PendingRequest extends DocumentRequest {
  readonly url: string
  readonly promise: Promise<QueryResult>
  readonly resolve: (result: QueryResult | Promise<QueryResult>) => void
  /** The signals of the elements that wait for the document. */
  readonly signals: AbortSignal[]
  /** Cancels the batch if no element waits for any document of the batch. */
  cancelIfUnused: () => void
}

const pending = new Map<string, PendingRequest>()
const queue: PendingRequest[] = []

/**
 * Fetches a document. A document that is being fetched is not fetched again. Documents requested at the
 * same moment need two requests: one for the first document, so that its preload can be used, and one
 * for all others.
 *
 * @throws ArticleError, or the signal's reason.
 */
export function fetchBatched(request: DocumentRequest, signal: AbortSignal): Promise<QueryResult> {
  const shared = enqueue(request)
  shared.signals.push(signal)
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      shared.cancelIfUnused()
      reject(signal.reason)
    })
    shared.promise.then(resolve, reject)
  })
}

/**
 * Starts requests at once, for elements whose class is not defined yet.
 *
 * @returns The URL that each request has if it is not in a batch.
 */
export function prefetch(requests: readonly DocumentRequest[]): readonly string[] {
  const urls = requests.map((request) => enqueue(request).url)
  sendQueue()
  return urls
}

function enqueue(request: DocumentRequest): PendingRequest {
  const url = queryUrl(request.address, request.query)
  const known = pending.get(url)
  if (known) {
    return known
  }
  let settle: PendingRequest['resolve'] | undefined
  const added: PendingRequest = {
    ...request,
    url,
    promise: new Promise((resolve) => {
      settle = resolve
    }),
    resolve: (result) => settle?.(result),
    signals: [],
    cancelIfUnused() {},
  }
  const remove = () => {
    if (pending.get(url) === added) {
      pending.delete(url)
    }
  }
  added.promise.then(remove, remove)
  pending.set(url, added)
  if (queue.push(added) === 1) {
    queueMicrotask(sendQueue)
  }
  return added
}

function sendQueue(): void {
  const [first, ...others] = queue.splice(0)
  if (first) {
    send([first])
  }
  const groups = new Map<string, PendingRequest[]>()
  for (const request of others) {
    const url = queryUrl(request.address, {query: projectionOf(request.query), parameters: {}})
    groups.set(url, [...(groups.get(url) ?? []), request])
  }
  for (const group of groups.values()) {
    while (group.length > 0) {
      send(group.splice(0, MAX_BATCH_SIZE))
    }
  }
}

function send(batch: readonly PendingRequest[]): void {
  const [first, second] = batch
  if (!first) {
    return
  }
  const controller = new AbortController()
  const url = second
    ? queryUrl(first.address, joinQueries(batch.map(({query}) => query)))
    : first.url
  const readDocument = startRequest(url, controller.signal)
  for (const [index, request] of batch.entries()) {
    request.resolve(readDocument(request.url, second ? (result) => list(result)[index] : undefined))
    request.cancelIfUnused = () => {
      if (!batch.every(({signals}) => signals.every(({aborted}) => aborted))) {
        return
      }
      controller.abort()
      for (const each of batch) {
        pending.delete(each.url)
      }
    }
  }
}
