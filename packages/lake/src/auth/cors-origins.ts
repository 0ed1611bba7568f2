import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {RequestError} from '../errors/request-error.ts'
import type {ChangeDetector} from '../store/change-detector.ts'
import {readNumber, readText} from '../store/row.ts'
import {isUnbounded, matchesOrigin, parseOriginPattern} from './origin-pattern.ts'

/** Otherwise the Lake would compare the origin of a request with any number of patterns. */
const MAX_ORIGINS = 1000

/** An origin, or a pattern of origins, whose pages may read responses of the Lake. */
export interface CorsOrigin {
  readonly id: number
  /** For example `https://partner.example`, `https://*.example.org`, or `*` for every origin. */
  readonly origin: string
  /** True if its pages may log users in, and send credentials. */
  readonly allowCredentials: boolean
  /** ISO 8601, in UTC. */
  readonly createdAt: string
}

/** The origins whose pages may read responses. A new Lake has one entry, `*`. */
export class CorsOrigins {
  readonly #now: () => Date
  readonly #selectAll: StatementSync
  readonly #insert: StatementSync
  readonly #remove: StatementSync

  readonly #detector: ChangeDetector
  #listed: {readonly version: number; readonly origins: CorsOrigin[]} | undefined

  constructor(database: DatabaseSync, detector: ChangeDetector, now: () => Date) {
    this.#detector = detector
    this.#now = now
    this.#selectAll = database.prepare('SELECT * FROM cors_origins ORDER BY id')
    this.#insert = database.prepare(
      'INSERT INTO cors_origins (origin, allow_credentials, created) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING *',
    )
    this.#remove = database.prepare('DELETE FROM cors_origins WHERE id = ?')
  }

  /** All entries; they are read again after every change of the database, also by another process. */
  list(): readonly CorsOrigin[] {
    const {version} = this.#detector
    if (this.#listed?.version !== version) {
      this.#listed = {version, origins: this.#selectAll.all().map(parseRow)}
    }
    return this.#listed.origins
  }

  /**
   * Adds an origin or a pattern. Throws a RequestError if it is invalid or in the list, if the list is full, or if
   * every page could use the login of its visitors.
   */
  add(origin: string, allowCredentials: boolean): CorsOrigin {
    const pattern = parseOriginPattern(origin)
    if (allowCredentials && isUnbounded(pattern)) {
      throw new RequestError(
        'bad-request',
        `"${pattern}" cannot be allowed with credentials, because every page could then use the login of its visitors: name the origin, for example https://studio.example`,
      )
    }
    if (this.list().length >= MAX_ORIGINS) {
      throw new RequestError(
        'bad-request',
        `The Lake allows at most ${MAX_ORIGINS} origins: remove one first, or add a pattern such as https://*.example.org`,
      )
    }
    const row = this.#insert.get(pattern, Number(allowCredentials), this.#now().toISOString())
    if (row) {
      return parseRow(row)
    }
    throw new RequestError('conflict', `${pattern} is in the list of allowed origins already`)
  }

  /** Removes an entry. Returns false if there is no such entry. */
  remove(id: number): boolean {
    return this.#remove.run(id).changes > 0
  }

  /** Returns the entries that allow an origin, which is the value of a request's `Origin` header. */
  allowing(origin: string): CorsOrigin[] {
    return this.list().filter((entry) => matchesOrigin(entry.origin, origin))
  }
}

function parseRow(row: Record<string, unknown>): CorsOrigin {
  const origin = readText(row, 'origin')
  return {
    id: readNumber(row, 'id'),
    origin,
    // An older Lake accepted credentials also for every origin.
    allowCredentials: readNumber(row, 'allow_credentials') === 1 && !isUnbounded(origin),
    createdAt: readText(row, 'created'),
  }
}
