import {record} from '@reader-article/content'

import {ArticleError} from '../errors.ts'
import {anySignal} from './any-signal.ts'
import type * as lastCopies from './last-copy.ts'
import {rest} from './rest.ts'

// The article itself comes on screen first.
const KEEP_AFTER_MS = 1000

/** An answer to a query, and whether it is the last copy because the network or the backend is down. */
export interface Answer {
  readonly result: unknown
  readonly stale: boolean
}

/** How long an answer is waited for, and how long between one try and the next; milliseconds. */
export interface Patience {
  readonly timeout: number
  readonly pauses: readonly number[]
}

/** Gives one document of a request: it has its own address, under which its copy is kept. */
export type AnswerOf = (documentUrl: string, pick?: (result: unknown) => unknown) => Promise<Answer>

/**
 * Asks a query's address: tries again after passing faults, and falls back on the last good copy.
 *
 * @throws ArticleError 'unreachable', 'timeout', 'refused' or 'invalid-answer'.
 */
export function ask(url: string, signal: AbortSignal, patience?: Patience): Promise<Answer> {
  return startRequest(url, signal, patience)(url)
}

/**
 * Starts a request that may be for several documents at once. Copies belong to documents, so that one
 * which is withdrawn is removed whatever it was fetched with.
 */
export function startRequest(
  url: string,
  signal: AbortSignal,
  {timeout, pauses}: Patience = {timeout: 10_000, pauses: [500, 1500]},
): AnswerOf {
  // Shared by the documents, and made only while one of them has no copy to fall back on.
  const attempts: Promise<unknown>[] = []

  async function attempt(pause: number | undefined): Promise<unknown> {
    if (pause) {
      await rest(pause * (0.75 + Math.random() / 2))
    }
    signal.throwIfAborted()
    return askOnce(url, signal, timeout)
  }

  return async (documentUrl, pick = (result) => result) => {
    for (let index = 0; ; index++) {
      try {
        const result = pick(await (attempts[index] ??= attempt(pauses[index - 1])))
        if (result !== undefined) {
          void rememberResult(documentUrl, result)
        }
        return {result: result ?? null, stale: false}
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof ArticleError) || error.code === 'refused') {
          throw error
        }
        const copy = await withCopies(({lastCopy}) => lastCopy(documentUrl))
        if (copy) {
          return {result: copy, stale: true}
        }
        if (index >= pauses.length) {
          throw error
        }
      }
    }
  }
}

/** The newest result by address, so that a copy of an earlier one cannot come back after a removal. */
const newest = new Map<string, unknown>()

async function rememberResult(url: string, result: unknown): Promise<void> {
  newest.set(url, result)
  if (result !== null) {
    await rest(KEEP_AFTER_MS)
  }
  if (newest.get(url) !== result) {
    return
  }
  newest.delete(url)
  await withCopies(({updateCopy}) => updateCopy(url, result))
}

async function askOnce(url: string, signal: AbortSignal, timeout: number): Promise<unknown> {
  const {origin} = new URL(url)
  let status = 0
  try {
    // A plain GET with the default credentials (none to other sites) is what a preload can serve,
    // and what needs no preflight.
    const response = await fetch(url, {
      signal: anySignal(signal, AbortSignal.timeout(timeout)),
    })
    status = response.status
    const {result} = record(await response.json())
    if (response.ok && result !== undefined) {
      return result
    }
  } catch (cause) {
    if (!status) {
      const late = cause instanceof Error && cause.name === 'TimeoutError'
      throw new ArticleError(late ? 'timeout' : 'unreachable', origin, '', cause)
    }
  }
  // All of 400 to 499 but 408 and 429, which pass.
  const refused = /^4(?!08|29)/.test(`${status}`)
  throw new ArticleError(refused ? 'refused' : 'invalid-answer', origin, `${status}`)
}

/** Lends out what keeps copies, which is in a chunk of its own; undefined where that cannot be had, or there is no storage. */
async function withCopies<T>(
  use: (copies: typeof lastCopies) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await use(await import('./last-copy.ts'))
  } catch {
    return undefined
  }
}
