import {createHash, randomBytes} from 'node:crypto'
import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {readText} from '../store/row.ts'
import type {User, Users} from './users.ts'

/** Milliseconds. */
const TOKEN_LIFETIME = 90 * 24 * 60 * 60 * 1000
/** Milliseconds. */
const SESSION_ID_LIFETIME = 60 * 1000
const MAX_SESSION_IDS = 1000

/** The tokens of all users. Only their hashes are stored. */
export class Sessions {
  readonly #users: Users
  readonly #now: () => Date
  readonly #optionTokens = new Map<string, User>()
  readonly #sessionIds = new Map<string, {readonly user: User; readonly expires: number}>()
  readonly #insert: StatementSync
  readonly #selectByHash: StatementSync
  readonly #remove: StatementSync
  readonly #removeExpired: StatementSync

  constructor(database: DatabaseSync, users: Users, now: () => Date) {
    this.#users = users
    this.#now = now
    this.#insert = database.prepare(
      'INSERT INTO sessions (token_hash, user, expires) VALUES (?, ?, ?)',
    )
    this.#selectByHash = database.prepare(
      'SELECT user FROM sessions WHERE token_hash = ? AND expires >= ?',
    )
    this.#remove = database.prepare('DELETE FROM sessions WHERE token_hash = ?')
    this.#removeExpired = database.prepare('DELETE FROM sessions WHERE expires < ?')
  }

  /** Accepts a token from the Lake's options for a user; the token is not stored. */
  accept(token: string, user: User): void {
    this.#optionTokens.set(hashOf(token), user)
    this.#users.register(user)
  }

  /** Creates a token for a user. */
  createToken(user: User): string {
    const token = `lake-${randomBytes(32).toString('base64url')}`
    const now = this.#now().getTime()
    this.#removeExpired.run(now)
    this.#users.save(user)
    this.#insert.run(hashOf(token), user.id, now + TOKEN_LIFETIME)
    return token
  }

  /** Finds the user that a token belongs to. */
  userOf(token: string): User | undefined {
    const hash = hashOf(token)
    const accepted = this.#optionTokens.get(hash)
    if (accepted) {
      return accepted
    }
    const row = this.#selectByHash.get(hash, this.#now().getTime())
    return row && this.#users.get(readText(row, 'user'))
  }

  /** Ends the session of a token. */
  end(token: string): void {
    this.#remove.run(hashOf(token))
  }

  /** Creates a session id that can be exchanged for a token once, within a minute. */
  createSessionId(user: User): string {
    const now = this.#now().getTime()
    for (const [sid, {expires}] of this.#sessionIds) {
      if (expires < now || this.#sessionIds.size >= MAX_SESSION_IDS) {
        this.#sessionIds.delete(sid)
      }
    }
    const sid = randomBytes(32).toString('base64url')
    this.#sessionIds.set(hashOf(sid), {user, expires: now + SESSION_ID_LIFETIME})
    return sid
  }

  /** Exchanges a session id for a token; `undefined` if it is used, expired or unknown. */
  exchangeSessionId(sid: string): string | undefined {
    const hash = hashOf(sid)
    const pending = this.#sessionIds.get(hash)
    this.#sessionIds.delete(hash)
    if (!pending || pending.expires < this.#now().getTime()) {
      return undefined
    }
    return this.createToken(pending.user)
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
