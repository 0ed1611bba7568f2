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

/**
 * Asks a query's address: tries again after passing faults, and falls back on the last good copy.
 *
 * @throws ArticleError 'unreachable', 'timeout', 'refused' or 'invalid-answer'.
 */
export async function ask(
  url: string,
  signal: AbortSignal,
  {timeout, pauses: [pause, ...pauses]}: Patience = {timeout: 10_000, pauses: [500, 1500]},
): Promise<Answer> {
  try {
    return await askOnce(url, signal, timeout)
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof ArticleError) || error.code === 'refused') throw error
    const copy = await withCopies(({lastCopy}) => lastCopy(url))
    if (copy) return {result: record(copy)['result'], stale: true}
    if (!pause) throw error
    await rest(pause * (0.75 + Math.random() / 2))
    signal.throwIfAborted()
    return ask(url, signal, {timeout, pauses})
  }
}

async function askOnce(url: string, signal: AbortSignal, timeout: number): Promise<Answer> {
  const {origin} = new URL(url)
  let status = 0
  try {
    // A plain GET with the default credentials (none to other sites) is what a preload can serve,
    // and what needs no preflight.
    const response = await fetch(url, {
      signal: anySignal(signal, AbortSignal.timeout(timeout)),
    })
    status = response.status
    const answer = await response.text()
    const {result} = record(JSON.parse(answer))
    if (response.ok && result !== undefined) {
      if (result !== null) {
        void rest(KEEP_AFTER_MS).then(() => withCopies(({keepCopy}) => keepCopy(url, answer)))
      }
      return {result, stale: false}
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
