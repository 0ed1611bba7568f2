import {randomBytes} from 'node:crypto'
import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {readNumber, readText} from '../store/row.ts'
import type {TokenOwner} from './caller-cache.ts'
import {parseRole} from './roles.ts'
import {createSecretToken, hashSecret} from './secret-hash.ts'

/** Milliseconds. */
const SESSION_LIFETIME = 90 * 24 * 60 * 60 * 1000
/** Milliseconds. */
const SESSION_ID_LIFETIME = 60 * 1000
const MAX_SESSION_IDS = 1000

/** The sessions of people who have logged in. Only the hashes of their tokens are stored. */
export class Sessions {
  readonly #now: () => Date
  readonly #sessionIds = new Map<string, {readonly person: string; readonly expires: number}>()
  readonly #insert: StatementSync
  readonly #selectByHash: StatementSync
  readonly #remove: StatementSync
  readonly #removeExpired: StatementSync

  constructor(database: DatabaseSync, now: () => Date) {
    this.#now = now
    this.#insert = database.prepare(
      `INSERT INTO sessions (token_hash, user, expires)
       SELECT ?, id, ? FROM users WHERE id = ? AND role IS NOT NULL`,
    )
    this.#selectByHash = database.prepare(
      `SELECT users.id, users.name, users.role, sessions.expires FROM sessions JOIN users ON users.id = sessions.user
       WHERE token_hash = ? AND expires >= ? AND role IS NOT NULL`,
    )
    this.#remove = database.prepare('DELETE FROM sessions WHERE token_hash = ?')
    this.#removeExpired = database.prepare('DELETE FROM sessions WHERE expires < ?')
  }

  /** Creates a session and returns its token; `undefined` if the person has been removed. */
  create(person: string): string | undefined {
    const token = createSecretToken()
    const now = this.#now().getTime()
    this.#removeExpired.run(now)
    const {changes} = this.#insert.run(hashSecret(token), now + SESSION_LIFETIME, person)
    return changes > 0 ? token : undefined
  }

  /** Finds the person that a session belongs to, with their current role, by the hash of its token. */
  findByHash(tokenHash: string): TokenOwner | undefined {
    const row = this.#selectByHash.get(tokenHash, this.#now().getTime())
    return (
      row && {
        caller: {
          id: readText(row, 'id'),
          name: readText(row, 'name'),
          role: parseRole(readText(row, 'role')),
        },
        expires: readNumber(row, 'expires'),
      }
    )
  }

  /** Ends the session of a token. */
  end(token: string): void {
    this.#remove.run(hashSecret(token))
  }

  /** Creates a session id that can be exchanged for a token once, within a minute. */
  createSessionId(person: string): string {
    const now = this.#now().getTime()
    for (const [sid, {expires}] of this.#sessionIds) {
      if (expires < now || this.#sessionIds.size >= MAX_SESSION_IDS) {
        this.#sessionIds.delete(sid)
      }
    }
    const sid = randomBytes(32).toString('base64url')
    this.#sessionIds.set(hashSecret(sid), {person, expires: now + SESSION_ID_LIFETIME})
    return sid
  }

  /** Makes the session ids of a person invalid that have not been exchanged yet. */
  removeSessionIds(person: string): void {
    for (const [sid, pending] of this.#sessionIds) {
      if (pending.person === person) {
        this.#sessionIds.delete(sid)
      }
    }
  }

  /** Exchanges a session id for a token; `undefined` if it is used, expired or unknown. */
  exchangeSessionId(sid: string): string | undefined {
    const hash = hashSecret(sid)
    const pending = this.#sessionIds.get(hash)
    this.#sessionIds.delete(hash)
    if (!pending || pending.expires < this.#now().getTime()) {
      return undefined
    }
    return this.create(pending.person)
  }
}
