import {randomBytes} from 'node:crypto'
import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {runInTransaction} from '../store/run-in-transaction.ts'
import {readText} from '../store/row.ts'
import {findPasswordProblem, hashPassword} from './password.ts'
import {normaliseEmail, parseNewPerson, PersonError, type NewPerson, type Person} from './person.ts'
import {parseRole, ROLES, type RoleName} from './roles.ts'

/** The people who can log in. Nothing is kept in memory, because a command may change them at any time. */
export class People {
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #selectAll: StatementSync
  readonly #selectByEmail: StatementSync
  readonly #setRole: StatementSync
  readonly #setPassword: StatementSync
  readonly #remove: StatementSync
  readonly #endSessions: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#insert = database.prepare(
      'INSERT INTO users (id, name, email, picture, role, password) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#selectAll = database.prepare(
      'SELECT id, name, email, picture, role, password FROM users WHERE role IS NOT NULL ORDER BY rowid',
    )
    this.#selectByEmail = database.prepare(
      'SELECT password FROM users WHERE email = ? AND role IS NOT NULL',
    )
    this.#setRole = database.prepare('UPDATE users SET role = ? WHERE id = ?')
    this.#setPassword = database.prepare(
      'UPDATE users SET password = ? WHERE id = ? AND role IS NOT NULL',
    )
    // The name stays, because the history shows who has made a change.
    this.#remove = database.prepare(
      'UPDATE users SET email = NULL, picture = NULL, role = NULL, password = NULL WHERE id = ?',
    )
    this.#endSessions = database.prepare('DELETE FROM sessions WHERE user = ?')
  }

  /** All people, the first one first. */
  list(): Person[] {
    return this.#selectAll.all().map(parsePerson)
  }

  get(id: string): Person | undefined {
    return this.list().find((person) => person.id === id)
  }

  findByEmail(email: string): Person | undefined {
    const normalised = normaliseEmail(email)
    return this.list().find((person) => person.email === normalised)
  }

  /** Adds a person, with a password or without one. Rejects with a PersonError. */
  async add(person: NewPerson, password?: string): Promise<Person> {
    return this.#addHashed(person, password === undefined ? null : await hash(password))
  }

  /** Adds the first administrator, without a password, if there are no people yet. */
  addFirst(person: Omit<NewPerson, 'role'>): void {
    if (this.list().length === 0) {
      this.#addHashed({...person, role: 'administrator'}, null)
    }
  }

  /** Removes a person and ends their sessions. Throws a PersonError. */
  remove(person: Person): void {
    this.#change(person, false, () => this.#remove.run(person.id))
    this.#endSessions.run(person.id)
  }

  /** Changes a person's role, also in open sessions. Throws a PersonError. */
  setRole(person: Person, role: RoleName): void {
    this.#change(person, role === 'administrator', () => this.#setRole.run(role, person.id))
  }

  /** Changes a person's password and ends their sessions. Rejects with a PersonError. */
  async setPassword({id, name}: Person, password: string): Promise<void> {
    const {changes} = this.#setPassword.run(await hash(password), id)
    if (changes === 0) {
      throw createRemovedError(name)
    }
    this.#endSessions.run(id)
  }

  /** Returns the hash of a person's password; `undefined` if there is no such person or no password. */
  passwordHashOf(email: string): string | undefined {
    const password = this.#selectByEmail.get(normaliseEmail(email))?.['password']
    return typeof password === 'string' ? password : undefined
  }

  /** True if somebody has a password; from then on everybody needs one. */
  needPasswords(): boolean {
    return this.list().some(({hasPassword}) => hasPassword)
  }

  /** True if an administrator can log in with a password. */
  hasAdministratorWithPassword(): boolean {
    return this.list().some(({role, hasPassword}) => role === ROLES.administrator && hasPassword)
  }

  #addHashed(newPerson: NewPerson, passwordHash: string | null): Person {
    const {name, email, role, picture} = parseNewPerson(newPerson)
    return runInTransaction(this.#database, () => {
      if (this.findByEmail(email)) {
        throw new PersonError('email-taken', `There is already a person with the e-mail ${email}`)
      }
      const id = `p${randomBytes(6).toString('hex')}`
      this.#insert.run(id, name, email, picture ?? null, role, passwordHash)
      const hasPassword = passwordHash !== null
      return {id, name, email, picture, role: ROLES[role], hasPassword}
    })
  }

  #change({id, name}: Person, staysAdministrator: boolean, change: () => void): void {
    runInTransaction(this.#database, () => {
      const people = this.list()
      // Another command may have removed the person meanwhile.
      if (!people.some((person) => person.id === id)) {
        throw createRemovedError(name)
      }
      const administrators = people.filter(({role}) => role === ROLES.administrator)
      if (!staysAdministrator && administrators.length === 1 && administrators[0]?.id === id) {
        throw new PersonError(
          'last-administrator',
          `${name} is the only administrator: make somebody else an administrator first`,
        )
      }
      change()
    })
  }
}

function createRemovedError(name: string): PersonError {
  return new PersonError('person-not-found', `${name} has been removed: add this person again`)
}

async function hash(password: string): Promise<string> {
  const problem = findPasswordProblem(password)
  if (problem !== undefined) {
    throw new PersonError('invalid-person', problem)
  }
  return hashPassword(password)
}

function parsePerson(row: Record<string, unknown>): Person {
  const {picture} = row
  return {
    id: readText(row, 'id'),
    name: readText(row, 'name'),
    email: readText(row, 'email'),
    picture: typeof picture === 'string' ? picture : undefined,
    role: parseRole(readText(row, 'role')),
    hasPassword: row['password'] !== null,
  }
}
