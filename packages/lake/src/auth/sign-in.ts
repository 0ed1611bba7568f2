import {isPasswordCorrect, MAX_PASSWORD_LENGTH} from './password.ts'
import type {People} from './people.ts'
import {normaliseEmail, type Person} from './person.ts'
import {SignInLimits} from './sign-in-limits.ts'

/** The outcome of an attempt to log in. */
export type SignInOutcome =
  | {readonly kind: 'logged-in'; readonly person: Person}
  | {readonly kind: 'wrong'}
  | {readonly kind: 'too-many-attempts'; readonly retryAfter: number}

/** An e-mail and a password, and the network address that they were sent from. */
export interface Credentials {
  readonly email: string
  readonly password: string
  readonly address: string
}

/** Creates the check of e-mails and passwords. An unknown e-mail has the same outcome as a wrong password, and takes the same time. */
export function createSignIn(
  people: People,
  now: () => Date,
): (credentials: Credentials) => Promise<SignInOutcome> {
  const limits = new SignInLimits(now)
  return async function signIn({email, password, address}) {
    const account = normaliseEmail(email)
    const attempt = limits.begin(address, account)
    if ('retryAfter' in attempt) {
      return {kind: 'too-many-attempts', retryAfter: attempt.retryAfter}
    }
    const hash = people.passwordHashOf(account)
    const checked = password.slice(0, MAX_PASSWORD_LENGTH + 1)
    const isCorrect = await isPasswordCorrect(checked, hash)
    const person = isCorrect ? people.findByEmail(account) : undefined
    if (!person) {
      return {kind: 'wrong'}
    }
    attempt.succeed()
    return {kind: 'logged-in', person}
  }
}
