import {type DatasetAddress, READER_BY_PIN_QUERY} from '@reader-article/content'

import {fetchBatched} from './fetch-batched.ts'
import type {QueryResult} from './fetch-query.ts'

/**
 * Fetches a reader by PIN with the settings that call links need, in a batch with other documents that
 * are requested at the same moment.
 *
 * @throws ArticleError, or the signal's reason.
 */
export function fetchReader(
  address: DatasetAddress,
  pin: string,
  signal: AbortSignal,
): Promise<QueryResult> {
  return fetchBatched({address, query: {query: READER_BY_PIN_QUERY, parameters: {pin}}}, signal)
}
