import {MutationError} from '../errors/commit-error.ts'
import type {StagedChange} from './check-references.ts'

const MEGABYTE = 1_000_000
/** Maximum size of a document in bytes of JSON, as at Sanity. */
const MAX_DOCUMENT_SIZE = 32 * MEGABYTE

/** Checks the size of all documents. Throws a MutationError, status 413, that names a document that is too large. */
export function checkSize(changes: readonly StagedChange[]): void {
  for (const {id, index, after} of changes) {
    const size = after ? Buffer.byteLength(JSON.stringify(after)) : 0
    if (size <= MAX_DOCUMENT_SIZE) {
      continue
    }
    const megabytes = Math.ceil(size / MEGABYTE)
    throw new MutationError(413, index, {
      type: 'documentTooLargeError',
      description: `Document "${id}" has ${megabytes} MB of JSON; the limit is ${MAX_DOCUMENT_SIZE / MEGABYTE} MB`,
      id,
    })
  }
}
