/** What every refusal of the Lake carries: an HTTP status and a body in Sanity's shape. */
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

  /** The JSON body a client of Sanity's API understands. */
  abstract toBody(): Record<string, unknown>
}
