import type {DatabaseSync} from 'node:sqlite'

import {ChangeDetector} from '../store/change-detector.ts'
import {Authors} from './authors.ts'
import type {Caller} from './caller.ts'
import {CallerCache} from './caller-cache.ts'
import {CorsOrigins} from './cors-origins.ts'
import {People} from './people.ts'
import {Preferences} from './preferences.ts'
import {formatRole, ROLES} from './roles.ts'
import {hashSecret} from './secret-hash.ts'
import {Sessions} from './sessions.ts'
import {Tokens} from './tokens.ts'

/** Who has access to a Lake: people with their sessions, tokens, and the pages of allowed origins. */
export class Access {
  readonly people: People
  readonly tokens: Tokens
  readonly sessions: Sessions
  readonly authors: Authors
  readonly preferences: Preferences
  readonly corsOrigins: CorsOrigins
  /** The tokens of the Lake's options, by hash; they are not stored. */
  readonly #optionTokens = new Map<string, Caller>()

  readonly #callers: CallerCache

  constructor(database: DatabaseSync, now: () => Date) {
    const detector = new ChangeDetector(database)
    this.#callers = new CallerCache(detector, now)
    this.people = new People(database)
    this.tokens = new Tokens(database, now)
    this.sessions = new Sessions(database, now)
    this.authors = new Authors(database)
    this.preferences = new Preferences(database)
    this.corsOrigins = new CorsOrigins(database, detector, now)
  }

  /** Accepts a token with all permissions, without storing it. */
  acceptToken(secret: string): void {
    const position = this.#optionTokens.size + 1
    const caller = {
      id: `token-${position}`,
      name: `Token ${position}`,
      role: ROLES.administrator,
    }
    this.#optionTokens.set(hashSecret(secret), caller)
    this.authors.register(caller.id, caller.name)
  }

  /** Finds the owner of this id, who has access now. */
  find(id: string): Caller | undefined {
    const ofOptions = [...this.#optionTokens.values()].find((caller) => caller.id === id)
    const token = this.tokens.list().find((each) => each.id === id)
    return ofOptions ?? this.people.get(id) ?? (token && {...token, name: token.label})
  }

  /** Returns a text that changes with the role and the password of an owner of access, and with their removal. */
  versionOf(id: string): string {
    const owner = this.find(id)
    const email = this.people.get(id)?.email
    const password = email === undefined ? undefined : this.people.passwordHashOf(email)
    return JSON.stringify([owner && formatRole(owner.role), password])
  }

  /** Finds out who sends a token: of a session, of a program or of the Lake's options. */
  callerOf(token: string): Caller | undefined {
    const ofOptions =
      this.#optionTokens.size > 0 ? this.#optionTokens.get(hashSecret(token)) : undefined
    return (
      ofOptions ??
      this.#callers.find(token, () => {
        const tokenHash = hashSecret(token)
        const caller = this.tokens.findByHash(tokenHash)
        return caller ? {caller} : this.sessions.findByHash(tokenHash)
      })
    )
  }
}
