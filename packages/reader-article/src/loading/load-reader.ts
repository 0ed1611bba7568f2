import {type DatasetAddress, READER_BY_PIN_QUERY} from '@reader-article/content'

import type {Answer} from './ask.ts'
import {load} from './load.ts'

/**
 * Loads a reader by PIN with the settings of the desk; as with articles, nothing is asked for twice
 * at once, and what is asked for in the same moment goes together.
 *
 * @throws ArticleError, or the signal's reason.
 */
export function loadReader(
  address: DatasetAddress,
  pin: string,
  signal: AbortSignal,
): Promise<Answer> {
  return load({address, question: {query: READER_BY_PIN_QUERY, parameters: {pin}}}, signal)
}
