import {
  DamagedDocumentError,
  DamagedStorageError,
  isStorageDamage,
} from '../../errors/damage-error.ts'
import {QueryError} from '../../errors/query-error.ts'
import {isQueryLimit, QueryLimitError} from '../../errors/query-limit-error.ts'

/** An error of a query, in the form in which a query process sends it to the Lake. */
export type QueryFailure =
  | {
      readonly kind: 'query'
      readonly description: string
      readonly query: string
      readonly start: number
      readonly end: number
    }
  | {readonly kind: 'limit'; readonly code: string}
  | {readonly kind: 'damage'; readonly documentId?: string}
  | {readonly kind: 'internal'; readonly stack: string}

/** Returns the failure that a query process sends for an error. */
export function failureOf(error: unknown): QueryFailure {
  if (error instanceof QueryError) {
    const {message: description, query, start, end} = error
    return {kind: 'query', description, query, start, end}
  }
  if (error instanceof QueryLimitError) {
    return {kind: 'limit', code: error.code}
  }
  if (error instanceof DamagedDocumentError) {
    return {kind: 'damage', documentId: error.documentId}
  }
  if (isStorageDamage(error)) {
    return {kind: 'damage'}
  }
  const stack = error instanceof Error ? error.stack : undefined
  return {kind: 'internal', stack: stack ?? String(error)}
}

/** Returns the error that a failure stands for. */
export function errorOf(failure: QueryFailure): Error {
  switch (failure.kind) {
    case 'query':
      return new QueryError(failure.query, failure.description, failure.start, failure.end)
    case 'limit':
      return isQueryLimit(failure.code)
        ? new QueryLimitError(failure.code)
        : new Error(failure.code)
    case 'damage':
      return failure.documentId === undefined
        ? new DamagedStorageError()
        : new DamagedDocumentError(failure.documentId)
    case 'internal':
      return new Error(`A query failed: ${failure.stack}`)
    default:
      return failure satisfies never
  }
}
