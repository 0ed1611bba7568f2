import {MutationError} from '../errors/commit-error.ts'
import {stringifyWithOutline, type DocumentText} from '../store/outline.ts'
import type {StagedChange} from './check-references.ts'

const MEGABYTE = 1_000_000
/** Maximum size of a document in bytes of JSON, as at Sanity. */
const MAX_DOCUMENT_SIZE = 32 * MEGABYTE

/** The text of a document, and the bytes of its JSON. */
export interface MeasuredText extends DocumentText {
  readonly size: number
}

/**
 * Returns the text of a document with its size; `undefined` if it is deleted.
 *
 * Throws a MutationError, status 413, that names a document that is too large.
 */
export function checkSize({id, index, after}: StagedChange): MeasuredText | undefined {
  if (!after) {
    return undefined
  }
  const text = stringifyWithOutline(after)
  const size = Buffer.byteLength(text.body)
  if (size <= MAX_DOCUMENT_SIZE) {
    return {...text, size}
  }
  const megabytes = Math.ceil(size / MEGABYTE)
  throw new MutationError(413, index, {
    type: 'documentTooLargeError',
    description: `Document "${id}" has ${megabytes} MB of JSON; the limit is ${MAX_DOCUMENT_SIZE / MEGABYTE} MB`,
    id,
  })
}
