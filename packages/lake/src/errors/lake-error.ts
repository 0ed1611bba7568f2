/** An error with its HTTP status and a response body in Sanity's format. */
export abstract class LakeError extends Error {
  abstract readonly code: string
  readonly status: number
  /** Seconds after which the same request may succeed. */
  readonly retryAfter: number | undefined

  constructor(
    status: number,
    message: string,
    options: ErrorOptions & {readonly retryAfter?: number} = {},
  ) {
    super(message, options)
    this.name = new.target.name
    this.status = status
    this.retryAfter = options.retryAfter
  }

  /** Returns the JSON body for clients of Sanity's API. */
  abstract toBody(): Record<string, unknown>
}
