import {hash, randomBytes} from 'node:crypto'

/** Creates a token with 256 random bits. */
export function createSecretToken(): string {
  return `lake-${randomBytes(32).toString('base64url')}`
}

/** Hashes a random token for the database. A token cannot be guessed, so the hash needs neither salt nor time. */
export function hashSecret(token: string): string {
  return hash('sha256', token, 'base64url')
}
