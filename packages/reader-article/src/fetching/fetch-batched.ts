import {type DatasetAddress, type Query, queryUrl} from '@reader-article/content'

import {type QueryResult, startRequest} from './fetch-query.ts'

/** A query for one document, and the dataset to read it from. */
export interface DocumentRequest {
  readonly address: DatasetAddress
  readonly query: Query
}

/** A request in progress, shared by all elements that show its document. */
export interface PendingRequest extends DocumentRequest {
  readonly url: string
  readonly promise: Promise<QueryResult>
  readonly resolve: (result: QueryResult | Promise<QueryResult>) => void
  /** The signals of the elements that wait for it. */
  readonly signals: AbortSignal[]
  /** Cancels the batch if no element waits for any of its documents. */
  cancelIfUnused: () => void
}

/** Requests that are sent as one. */
export interface Batch {
  readonly requests: readonly PendingRequest[]
  readonly url: string
  /** Returns the document of the request at an index, if there are several. */
  readonly pick?: (result: unknown, index: number) => unknown
}

const pending = new Map<string, PendingRequest>()
const queue: PendingRequest[] = []

/**
 * Fetches a document. A document in progress is not fetched again; documents requested at the same
 * moment take two requests: the first alone, so that a preload can serve it, then all others together.
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
 * Starts requests at once, for elements that are not defined yet.
 *
 * @returns The URL of each request by itself.
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
    send(single(first))
  }
  if (others.length > 0) {
    void sendTogether(others)
  }
}

async function sendTogether(requests: readonly PendingRequest[]): Promise<void> {
  const batches = await import('./join-requests.ts').then(
    ({joinRequests}) => joinRequests(requests),
    () => requests.map(single),
  )
  batches.forEach(send)
}

function single(request: PendingRequest): Batch {
  return {requests: [request], url: request.url}
}

function send({requests, url, pick}: Batch): void {
  const controller = new AbortController()
  const readDocument = startRequest(url, controller.signal)
  for (const [index, request] of requests.entries()) {
    request.resolve(readDocument(request.url, pick && ((result) => pick(result, index))))
    request.cancelIfUnused = () => {
      if (!requests.every(({signals}) => signals.every(({aborted}) => aborted))) {
        return
      }
      controller.abort()
      for (const each of requests) {
        pending.delete(each.url)
      }
    }
  }
}
