import {randomBytes, scrypt, timingSafeEqual} from 'node:crypto'
import {promisify} from 'node:util'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
/** Bytes. */
const KEY_LENGTH = 32
const MAX_FAILURES = 10
/** Milliseconds. */
const FAILURE_WINDOW = 60 * 1000

/** Checks the password for signing in; after 10 wrong attempts within a minute, further ones are refused. */
export interface PasswordCheck {
  check(attempt: string): Promise<'right' | 'wrong' | 'too-many'>
}

/** Creates the check for one password; it stores only a key derived from the password. */
export function createPasswordCheck(password: string, now: () => Date): PasswordCheck {
  const salt = randomBytes(16)
  const expected = derive(password, salt, KEY_LENGTH)
  let failures: number[] = []
  return {
    async check(attempt) {
      const time = now().getTime()
      failures = failures.filter((failure) => failure > time - FAILURE_WINDOW)
      if (failures.length >= MAX_FAILURES) {
        return 'too-many'
      }
      // Counted before the derivation is awaited, so that parallel attempts cannot exceed the limit.
      failures.push(time)
      const right = timingSafeEqual(await derive(attempt, salt, KEY_LENGTH), await expected)
      if (!right) {
        return 'wrong'
      }
      failures.splice(failures.indexOf(time), 1)
      return 'right'
    },
  }
}
