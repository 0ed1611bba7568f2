/** An error with its HTTP status and a response body in Sanity's format. */
export abstract class LakeError extends Error {
  abstract readonly code: string
  readonly status: number
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number

  constructor(status: number, message: string) {
    super(message)
    this.name = new.target.name
    this.status = status
  }

  /** Returns the JSON body for clients of Sanity's API. */
  abstract toBody(): Record<string, unknown>
}
