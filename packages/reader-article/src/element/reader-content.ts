import {
  isPin,
  type Reader,
  readReader,
  readSettings,
  record,
  type Settings,
} from '@reader-article/content'

import {readDatasetAddress} from '../configuration.ts'
import {ArticleError} from '../errors.ts'
import type {QueryResult} from '../fetching/fetch-query.ts'
import {fetchReader} from '../fetching/fetch-reader.ts'

/** A reader with the settings that a call link needs. */
export interface ReaderContent {
  readonly reader: Reader
  readonly settings: Settings
}

/** An element that shows the reader with its PIN. */
type ReaderByPin = Element & {readonly pin: string | null | undefined}

/**
 * Fetches the reader with an element's PIN.
 *
 * @throws ArticleError 'missing-attribute' or 'invalid-attribute', or an error of the request.
 */
export async function fetchReaderOf(
  element: ReaderByPin,
  signal: AbortSignal,
): Promise<QueryResult> {
  const {pin} = element
  if (!pin) {
    throw new ArticleError('missing-attribute', 'pin')
  }
  if (!isPin(pin)) {
    throw new ArticleError('invalid-attribute', 'pin', pin)
  }
  return fetchReader(readDatasetAddress(element), pin, signal)
}

/** @throws ArticleError 'not-found'. */
export function readReaderContent({pin}: ReaderByPin, result: unknown): ReaderContent {
  const reader = readReader(result)
  if (!reader) {
    throw new ArticleError('not-found', 'pin', pin ?? '')
  }
  return {reader, settings: readSettings(record(result)['settings'])}
}
