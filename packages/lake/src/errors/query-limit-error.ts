import {LakeError} from './lake-error.ts'

/** Maximum processor time of a query in milliseconds. */
export const MAX_QUERY_TIME = 1500
/** Maximum JavaScript heap of a query in megabytes. */
export const MAX_QUERY_MEMORY = 768
/** Seconds after which a client may send the query again. */
const RETRY_AFTER = 5

const ADVICE = 'narrow it with a filter, slice or projection'
const DESCRIPTIONS = {
  'query-time-limit': `The query took longer than ${MAX_QUERY_TIME} ms: ${ADVICE}`,
  'query-memory-limit': `The query needed more than ${MAX_QUERY_MEMORY} MB of memory: ${ADVICE}`,
  'query-busy': `Too many slow queries are running: try again in ${RETRY_AFTER} seconds`,
} as const

/** The limit that ended a query. */
export type QueryLimit = keyof typeof DESCRIPTIONS

/** A limit ended a query. The status is 503, because the query itself is valid. */
export class QueryLimitError extends LakeError {
  readonly code: QueryLimit

  constructor(code: QueryLimit) {
    super(503, DESCRIPTIONS[code], {retryAfter: RETRY_AFTER})
    this.code = code
  }

  override toBody(): Record<string, unknown> {
    const {code, message, status} = this
    return {error: {type: code, description: message}, statusCode: status, message}
  }
}

/** Returns true if a value is the code of a limit. */
export function isQueryLimit(code: unknown): code is QueryLimit {
  return typeof code === 'string' && Object.hasOwn(DESCRIPTIONS, code)
}
