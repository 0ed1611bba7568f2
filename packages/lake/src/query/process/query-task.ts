import type {QueryRequest} from './query-request.ts'

/** A request on its way through the query processes. */
export interface QueryTask {
  readonly request: QueryRequest
  /** The request as it is sent. */
  readonly message: string
  /** The same for every request with this query. */
  readonly queryKey: string
  /** Looks at it so far, while it waits. */
  looks: number
  resolve(payload: readonly Buffer[]): void
  reject(error: Error): void
}
