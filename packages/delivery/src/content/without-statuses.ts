import {isRecord, itemsOf, record} from '@reader-article/content'

/**
 * Removes the readers' statuses from the cards in an article's text, for formats that are read later: the status
 * would be out of date, and calls would be offered although the reader takes none.
 */
export function withoutStatuses(result: unknown): unknown {
  return isRecord(result) ? {...result, body: itemsOf(result['body']).map(removeStatus)} : result
}

function removeStatus(block: unknown): unknown {
  return record(block)['_type'] === 'readerCard'
    ? {...record(block), reader: {...record(record(block)['reader']), availability: null}}
    : block
}
