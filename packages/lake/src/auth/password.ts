import {randomBytes, scrypt, timingSafeEqual, type ScryptOptions} from 'node:crypto'
import {promisify} from 'node:util'

/** In UTF-16 code units. */
export const MIN_PASSWORD_LENGTH = 10
/** In UTF-16 code units. */
export const MAX_PASSWORD_LENGTH = 256

/** 32 MB of memory and about a quarter of a second. */
const PARAMETERS = {N: 2 ** 15, r: 8, p: 3}
const FORMAT = /^scrypt:(\d+):(\d+):(\d+):([\w-]+):([\w-]+)$/
/** Bytes. */
const KEY_LENGTH = 32

const deriveKey = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** A hash of no password, for accounts that do not exist. */
const UNKNOWN = formatHash(PARAMETERS, randomBytes(16), randomBytes(KEY_LENGTH))

/** Returns why a password cannot be used; `undefined` if it can. */
export function findPasswordProblem(password: string): string | undefined {
  if (password.length >= MIN_PASSWORD_LENGTH && password.length <= MAX_PASSWORD_LENGTH) {
    return undefined
  }
  return `A password needs ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters, not ${password.length}: for example four random words`
}

/** Hashes a password with a new salt; the parameters of scrypt are part of the hash. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return formatHash(PARAMETERS, salt, await derive(password, salt, PARAMETERS))
}

/** Compares a password with a hash in constant time; without a hash it takes the same time and returns false. */
export async function isPasswordCorrect(
  password: string,
  hash: string | undefined,
): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = FORMAT.exec(hash ?? UNKNOWN) ?? []
  if (N === undefined) {
    throw new TypeError('A stored password hash is invalid')
  }
  const parameters = {N: Number(N), r: Number(r), p: Number(p)}
  const derived = await derive(password, Buffer.from(salt, 'base64url'), parameters)
  return timingSafeEqual(derived, Buffer.from(key, 'base64url')) && hash !== undefined
}

function derive(password: string, salt: Buffer, parameters: typeof PARAMETERS): Promise<Buffer> {
  const {N, r} = parameters
  // Keyboards and systems encode the same characters differently.
  return deriveKey(password.normalize('NFKC'), salt, KEY_LENGTH, {
    ...parameters,
    maxmem: 256 * N * r,
  })
}

function formatHash({N, r, p}: typeof PARAMETERS, salt: Buffer, key: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join(':')
}
