import {randomBytes} from 'node:crypto'
import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {runInTransaction} from '../store/run-in-transaction.ts'
import {readText} from '../store/row.ts'
import type {Caller} from './caller.ts'
import {parseName} from './person.ts'
import {formatRole, parseRole, type Role} from './roles.ts'
import {createSecretToken, hashSecret} from './secret-hash.ts'

/** A token of a program. Only the hash of its secret is stored. */
export interface Token {
  /** The author of the token's transactions. */
  readonly id: string
  readonly label: string
  readonly role: Role
  /** ISO 8601, in UTC. */
  readonly created: string
}

/** The tokens of programs. */
export class Tokens {
  readonly #database: DatabaseSync
  readonly #now: () => Date
  readonly #insertOwner: StatementSync
  readonly #insert: StatementSync
  readonly #selectAll: StatementSync
  readonly #selectByHash: StatementSync
  readonly #remove: StatementSync

  constructor(database: DatabaseSync, now: () => Date) {
    this.#database = database
    this.#now = now
    const columns = 'tokens.id, users.name, tokens.role, tokens.created'
    const joined = `SELECT ${columns} FROM tokens JOIN users ON users.id = tokens.id`
    this.#insertOwner = database.prepare('INSERT INTO users (id, name) VALUES (?, ?)')
    this.#insert = database.prepare(
      'INSERT INTO tokens (id, hash, role, created) VALUES (?, ?, ?, ?)',
    )
    this.#selectAll = database.prepare(`${joined} ORDER BY tokens.rowid`)
    this.#selectByHash = database.prepare(`${joined} WHERE tokens.hash = ?`)
    this.#remove = database.prepare('DELETE FROM tokens WHERE id = ?')
  }

  list(): Token[] {
    return this.#selectAll.all().map(parseToken)
  }

  /** Adds a token and returns it with its secret, which cannot be read again. Throws a PersonError. */
  add(label: string, role: Role): Token & {readonly secret: string} {
    const token = {
      id: `t${randomBytes(6).toString('hex')}`,
      label: parseName(label),
      role,
      created: this.#now().toISOString(),
    }
    const secret = createSecretToken()
    runInTransaction(this.#database, () => {
      this.#insertOwner.run(token.id, token.label)
      this.#insert.run(token.id, hashSecret(secret), formatRole(role), token.created)
    })
    return {...token, secret}
  }

  /** Removes a token; its label stays in the history. Returns false if there is no such token. */
  remove(id: string): boolean {
    return this.#remove.run(id).changes > 0
  }

  /** Finds the owner of a token by the hash of its secret. */
  findByHash(secretHash: string): Caller | undefined {
    const row = this.#selectByHash.get(secretHash)
    if (!row) {
      return undefined
    }
    const {id, label, role} = parseToken(row)
    return {id, name: label, role}
  }
}

function parseToken(row: Record<string, unknown>): Token {
  return {
    id: readText(row, 'id'),
    label: readText(row, 'name'),
    role: parseRole(readText(row, 'role')),
    created: readText(row, 'created'),
  }
}
