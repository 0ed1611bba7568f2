import {randomUUID} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'

import {readNumber, readText} from '../store/row.ts'

/** The payload of one change for one webhook. */
export interface NewMessage {
  /** The same for the same change and webhook, so that nothing is sent twice under two ids. */
  readonly id: string
  readonly webhook: string
  readonly document: string
  /** JSON. */
  readonly payload: string
  readonly headers: Readonly<Record<string, string>>
}

/** A message with the state of its delivery. */
export interface Message extends NewMessage {
  readonly state: 'pending' | 'success' | 'failure'
  readonly failures: number
  readonly resultCode: number | null
  readonly createdAt: string
}

/** One attempt to deliver a message. */
export interface Attempt {
  readonly id: string
  readonly message: string
  readonly createdAt: string
  /** Milliseconds. */
  readonly duration: number
  /** The status of the response; null if there was none. */
  readonly resultCode: number | null
  readonly resultBody: string
  /** Why the attempt failed; null if it succeeded. */
  readonly failure: string | null
}

/** Delivered messages are kept as a log, at most so many of each webhook. */
const MAX_LOGGED = 500
const MAX_LISTED = 100

/** The messages of webhooks that wait to be delivered, and the log of deliveries. */
export class MessageStore {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** Adds messages that are not there yet; the caller has begun the transaction. */
  add(messages: readonly NewMessage[], now: Date): void {
    const insert = this.#database.prepare(
      `INSERT INTO webhook_messages (id, webhook, document, payload, headers, state, failures, due, created)
       VALUES (?, ?, ?, ?, ?, 'pending', 0, ?, ?) ON CONFLICT DO NOTHING`,
    )
    for (const {id, webhook, document, payload, headers} of messages) {
      const time = now.getTime()
      insert.run(id, webhook, document, payload, JSON.stringify(headers), time, now.toISOString())
    }
  }

  /** Lists messages that are to be sent now, the oldest first. */
  due(now: Date, limit: number): Message[] {
    return this.#database
      .prepare(
        "SELECT * FROM webhook_messages WHERE state = 'pending' AND due <= ? ORDER BY due, rowid LIMIT ?",
      )
      .all(now.getTime(), limit)
      .map(parseMessage)
  }

  /** Returns when the next message is to be sent, in milliseconds since the epoch. */
  nextDue(): number | undefined {
    const row = this.#database
      .prepare("SELECT min(due) AS due FROM webhook_messages WHERE state = 'pending'")
      .get()
    return typeof row?.['due'] === 'number' ? row['due'] : undefined
  }

  /** Counts the messages that are neither delivered nor given up. */
  countPending(): number {
    const row = this.#database
      .prepare("SELECT count(*) AS count FROM webhook_messages WHERE state = 'pending'")
      .get()
    return row ? readNumber(row, 'count') : 0
  }

  /** Saves an attempt; `nextAttempt` is when to try again, undefined if the message is delivered or given up. */
  saveAttempt(attempt: Omit<Attempt, 'id'>, nextAttempt: Date | undefined): void {
    const {message, createdAt, duration, resultCode, resultBody, failure} = attempt
    const isKnown = this.#database
      .prepare(
        `UPDATE webhook_messages SET state = ?, failures = failures + ?, result_code = ?, due = ? WHERE id = ?`,
      )
      .run(
        failure === null ? 'success' : nextAttempt ? 'pending' : 'failure',
        failure === null ? 0 : 1,
        resultCode,
        nextAttempt?.getTime() ?? 0,
        message,
      )
    // The webhook may have been removed meanwhile.
    if (isKnown.changes === 0) {
      return
    }
    this.#database
      .prepare(
        `INSERT INTO webhook_attempts (id, message, created, duration, result_code, result_body, failure)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(randomUUID(), message, createdAt, duration, resultCode, resultBody, failure)
  }

  /** Deletes the oldest messages of a webhook that are delivered or given up, if there are too many. */
  prune(webhook: string): void {
    this.#database
      .prepare(
        `DELETE FROM webhook_messages WHERE id IN (
           SELECT id FROM webhook_messages WHERE webhook = ? AND state <> 'pending'
           ORDER BY created DESC, rowid DESC LIMIT -1 OFFSET ${MAX_LOGGED})`,
      )
      .run(webhook)
  }

  /** Lists the latest messages of a webhook, the newest first. */
  list(webhook: string): Message[] {
    return this.#database
      .prepare(
        `SELECT * FROM webhook_messages WHERE webhook = ? ORDER BY created DESC, rowid DESC LIMIT ${MAX_LISTED}`,
      )
      .all(webhook)
      .map(parseMessage)
  }

  /** Lists the attempts of the latest messages of a webhook, the newest first. */
  attemptsOf(webhook: string): Attempt[] {
    return this.#database
      .prepare(
        `SELECT webhook_attempts.* FROM webhook_attempts JOIN webhook_messages ON webhook_messages.id = message
         WHERE webhook = ? ORDER BY webhook_attempts.created DESC, webhook_attempts.rowid DESC LIMIT ${MAX_LISTED}`,
      )
      .all(webhook)
      .map(parseAttempt)
  }

  findAttempt(id: string): Attempt | undefined {
    const row = this.#database.prepare('SELECT * FROM webhook_attempts WHERE id = ?').get(id)
    return row && parseAttempt(row)
  }

  /** Returns the sequence number of the last transaction whose messages are stored. */
  readProgress(): number {
    const row = this.#database.prepare('SELECT sequence FROM webhook_progress').get()
    return row ? readNumber(row, 'sequence') : 0
  }

  saveProgress(sequence: number): void {
    this.#database.prepare('UPDATE webhook_progress SET sequence = ?').run(sequence)
  }
}

function parseMessage(row: Record<string, unknown>): Message {
  const state = readText(row, 'state')
  if (state !== 'pending' && state !== 'success' && state !== 'failure') {
    throw new TypeError(`Unknown state ${state}`)
  }
  return {
    id: readText(row, 'id'),
    webhook: readText(row, 'webhook'),
    document: readText(row, 'document'),
    payload: readText(row, 'payload'),
    headers: JSON.parse(readText(row, 'headers')),
    state,
    failures: readNumber(row, 'failures'),
    resultCode: readCode(row),
    createdAt: readText(row, 'created'),
  }
}

function parseAttempt(row: Record<string, unknown>): Attempt {
  const failure = row['failure']
  return {
    id: readText(row, 'id'),
    message: readText(row, 'message'),
    createdAt: readText(row, 'created'),
    duration: readNumber(row, 'duration'),
    resultCode: readCode(row),
    resultBody: readText(row, 'result_body'),
    failure: typeof failure === 'string' ? failure : null,
  }
}

function readCode(row: Record<string, unknown>): number | null {
  return typeof row['result_code'] === 'number' ? row['result_code'] : null
}
