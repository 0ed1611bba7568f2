import {randomBytes, scrypt, timingSafeEqual} from 'node:crypto'
import {promisify} from 'node:util'

const deriveKey = promisify<string, Buffer, number, Buffer>(scrypt)
/** Bytes. */
const KEY_LENGTH = 32
const MAX_FAILURES = 10
/** Milliseconds. */
const FAILURE_WINDOW = 60 * 1000

/** Checks the password for signing in; after 10 wrong attempts within a minute, further attempts are refused. */
export interface PasswordCheck {
  check(attempt: string): Promise<'correct' | 'wrong' | 'too-many-failures'>
}

/** Creates the check for one password; only a key derived from the password stays in memory. */
export function createPasswordCheck(password: string, now: () => Date): PasswordCheck {
  const salt = randomBytes(16)
  const expected = deriveKey(password, salt, KEY_LENGTH)
  let failures: number[] = []
  return {
    async check(attempt) {
      const time = now().getTime()
      failures = failures.filter((failure) => failure > time - FAILURE_WINDOW)
      if (failures.length >= MAX_FAILURES) {
        return 'too-many-failures'
      }
      // Counted before the key is derived, so that parallel attempts cannot exceed the limit.
      failures.push(time)
      const isCorrect = timingSafeEqual(await deriveKey(attempt, salt, KEY_LENGTH), await expected)
      if (!isCorrect) {
        return 'wrong'
      }
      failures.splice(failures.indexOf(time), 1)
      return 'correct'
    },
  }
}
