/** A release cannot be made; the message says what has to be corrected. */
export class ReleaseError extends Error {
  readonly code = 'release'
}
