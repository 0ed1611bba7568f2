import {isPin, type Reader, READER_PAGE_QUERY, readReader} from '@reader-article/content'

import type {ContentStore, Copy} from './content-store.ts'

/** Fetches a reader by PIN; undefined if there is none. */
export async function getReader(
  store: ContentStore,
  pin: string,
  now: Date,
): Promise<{reader: Reader; copy: Copy} | undefined> {
  if (!isPin(pin)) {
    return undefined
  }
  const copy = await store.get({query: READER_PAGE_QUERY, parameters: {pin}})
  const reader = readReader(copy.result, now)
  return reader && {reader, copy}
}
