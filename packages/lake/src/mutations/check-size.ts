import {MutationError} from '../errors/commit-error.ts'
import type {StagedChange} from './check-references.ts'

const MEGABYTE = 1_000_000
/** Maximum size of a document in bytes of JSON, as at Sanity. */
const MAX_DOCUMENT_SIZE = 32 * MEGABYTE

/**
 * Returns the size of a document in bytes of JSON; 0 if it is deleted.
 *
 * Throws a MutationError, status 413, that names a document that is too large.
 */
export function checkSize({id, index, after}: StagedChange): number {
  const size = after ? Buffer.byteLength(JSON.stringify(after)) : 0
  if (size <= MAX_DOCUMENT_SIZE) {
    return size
  }
  const megabytes = Math.ceil(size / MEGABYTE)
  throw new MutationError(413, index, {
    type: 'documentTooLargeError',
    description: `Document "${id}" has ${megabytes} MB of JSON; the limit is ${MAX_DOCUMENT_SIZE / MEGABYTE} MB`,
    id,
  })
}
