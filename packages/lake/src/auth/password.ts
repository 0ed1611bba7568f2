import {randomBytes, scrypt, timingSafeEqual} from 'node:crypto'
import {promisify} from 'node:util'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const KEY_LENGTH = 32
const MAX_FAILURES = 10
const FAILURE_WINDOW = 60 * 1000

/** Checks the desk's password; too many wrong ones in a minute close the door for the rest of it. */
export interface PasswordCheck {
  check(attempt: string): Promise<'right' | 'wrong' | 'tooMany'>
}

/** Makes the check for one password; only a key derived from it is kept. */
export function createPasswordCheck(password: string, now: () => Date): PasswordCheck {
  const salt = randomBytes(16)
  const expected = derive(password, salt, KEY_LENGTH)
  let failures: number[] = []
  return {
    async check(attempt) {
      const time = now().getTime()
      failures = failures.filter((failure) => failure > time - FAILURE_WINDOW)
      if (failures.length >= MAX_FAILURES) {
        return 'tooMany'
      }
      // Counted before the derivation, which takes time that others could use to try meanwhile.
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
