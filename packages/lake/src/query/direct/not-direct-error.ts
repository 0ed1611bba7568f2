/** A query cannot be evaluated directly: it has an unknown part, or reads too much. groq-js evaluates it. */
export class NotDirectError extends Error {
  /** What the direct evaluation does not support, for `explain`. */
  readonly reason: string

  constructor(reason: string) {
    super(`Not evaluated directly: ${reason}`)
    this.name = 'NotDirectError'
    this.reason = reason
  }
}
