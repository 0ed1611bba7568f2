import {record} from '@reader-article/content'

import {ArticleError} from '../errors.ts'
import {keepCopy, lastCopy} from './last-copy.ts'

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

const PATIENCE: Patience = {timeout: 10_000, pauses: [500, 1500]}

/**
 * Asks a query's address: tries again after passing faults, and falls back on the last good copy.
 *
 * @throws ArticleError 'unreachable', 'timeout', 'refused' or 'invalid-answer'.
 */
export async function ask(
  url: string,
  signal: AbortSignal,
  {timeout, pauses} = PATIENCE,
): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await askOnce(url, signal, timeout)
    } catch (error) {
      signal.throwIfAborted()
      const passing = error instanceof ArticleError && error.code !== 'refused'
      const copy = passing && (await lastCopy(url))
      if (copy) return {result: record(copy)['result'], stale: true}
      const pause = pauses[attempt]
      if (!passing || !pause) throw error
      await rest(pause * (0.75 + Math.random() / 2))
      signal.throwIfAborted()
    }
  }
}

async function askOnce(url: string, signal: AbortSignal, timeout: number): Promise<Answer> {
  const {origin} = new URL(url)
  let status = 0
  try {
    // A plain GET with the default credentials (none to other sites) is what a preload can serve,
    // and what needs no preflight.
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    })
    status = response.status
    const copy = response.clone()
    const {result} = record(await response.json())
    if (response.ok && result !== undefined) {
      if (result !== null) void keepCopy(url, copy)
      return {result, stale: false}
    }
  } catch (cause) {
    if (!status) {
      const late = cause instanceof Error && cause.name === 'TimeoutError'
      throw new ArticleError(late ? 'timeout' : 'unreachable', origin, '', cause)
    }
  }
  const refused = status >= 400 && status < 500 && status !== 408 && status !== 429
  throw new ArticleError(refused ? 'refused' : 'invalid-answer', origin, `${status}`)
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
