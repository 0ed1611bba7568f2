import type {QueryRequest} from './query-request.ts'

/** A request that waits for a query process or runs in one. */
export interface QueryTask {
  readonly request: QueryRequest
  /** The JSON that is sent to the process. */
  readonly message: string
  /** Identifies the kind of request and its query, without the parameters. */
  readonly queryKey: string
  /** Milliseconds of work of other tasks during which this one has waited. */
  waited: number
  resolve(payload: readonly Buffer[]): void
  reject(error: Error): void
}
