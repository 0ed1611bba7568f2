import {MutationError} from '../errors/commit-error.ts'
import type {StagedChange} from './check-references.ts'

const MEGABYTE = 1_000_000
/** The longest document, in bytes of its JSON, as at Sanity. */
const MAX_DOCUMENT_SIZE = 32 * MEGABYTE

/** Checks that no document is too large. Throws a MutationError, status 413, that names it. */
export function checkSize(changes: readonly StagedChange[]): void {
  for (const {id, index, after} of changes) {
    const size = after ? Buffer.byteLength(JSON.stringify(after)) : 0
    if (size <= MAX_DOCUMENT_SIZE) {
      continue
    }
    const megabytes = Math.ceil(size / MEGABYTE)
    throw new MutationError(413, index, {
      type: 'documentTooLargeError',
      description: `Document "${id}" has ${megabytes} MB of JSON: ${MAX_DOCUMENT_SIZE / MEGABYTE} MB are allowed`,
      id,
    })
  }
}
