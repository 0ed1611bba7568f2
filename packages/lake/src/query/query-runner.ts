import type {QueryRequest} from './process/query-request.ts'

/** Evaluates queries on a dataset that cannot be evaluated directly. */
export interface QueryRunner {
  /** Evaluates a request; resolves with JSON, in chunks of bytes. Rejects with a LakeError. */
  run(request: QueryRequest, now: Date): Promise<readonly Buffer[]>
  /** Prepares for the first query. */
  warmUp(): Promise<void>
  /** Rejects pending requests and refuses later ones. */
  close(): Promise<void>
}
