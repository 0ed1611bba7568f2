import type {TimedRequest} from './query-request.ts'

/** A request that waits for a query process or runs in one. */
export interface QueryTask {
  readonly request: TimedRequest
  /** The JSON that is sent to the process. */
  readonly message: string
  resolve(payload: readonly Buffer[]): void
  reject(error: Error): void
}
