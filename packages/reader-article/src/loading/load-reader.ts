import {
  type DatasetAddress,
  list,
  READER_BY_PIN_QUERY,
  READERS_BY_PIN_QUERY,
  record,
} from '@reader-article/content'

import type {RequestKind} from './article-request.ts'
import type {Answer} from './ask.ts'
import {load} from './load.ts'

const READERS: RequestKind = {
  one: ({value}) => ({query: READER_BY_PIN_QUERY, parameters: {pin: value}}),
  many: (keys) => ({
    query: READERS_BY_PIN_QUERY,
    parameters: {pins: keys.map(({value}) => value)},
  }),
  pick: (answer, {value}) => list(answer).find((reader) => record(reader)['pin'] === value) ?? null,
}

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
  return load({address, key: {by: 'pin', value: pin}, kind: READERS}, signal)
}
