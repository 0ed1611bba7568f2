import {
  list,
  readSettings,
  record,
  type Settings,
  TEASERS_QUERY,
  text,
} from '@reader-article/content'

import type {ContentStore, Copy} from './content-store.ts'

/** The number of articles on a page of a list. */
export const PAGE_SIZE = 20
/** Nobody turns so many pages; a sitemap has the others. */
const MAX_PAGES = 1000

/** Which articles a list has. */
export interface ListChoice {
  readonly pin?: string
  readonly topic?: string
}

/** A page of teasers. */
export interface FoundList {
  readonly copy: Copy
  readonly settings: Settings
  /** From 1. */
  readonly page: number
  readonly hasMore: boolean
  /** The ids of the articles. */
  readonly ids: readonly string[]
}

/** Returns the number of a page in a URL, 1 without one; undefined if it is not one. */
export function readPageNumber(value: string | undefined): number | undefined {
  const page = Number(value ?? 1)
  return /^[1-9]\d{0,3}$/.test(value ?? '1') && page <= MAX_PAGES ? page : undefined
}

/** Fetches a page of a list; undefined if the list is shorter. */
export async function getList(
  store: ContentStore,
  {pin = '', topic = ''}: ListChoice,
  page: number,
): Promise<FoundList | undefined> {
  const from = (page - 1) * PAGE_SIZE
  const query = {query: TEASERS_QUERY, parameters: {pin, topic, from, to: from + PAGE_SIZE}}
  const copy = await store.get(
    query,
    (result) => page === 1 || list(record(result)['articles']).length > 0,
  )
  const {articles, total, settings} = record(copy.result)
  const ids = list(articles).map((article) => text(record(article)['_id']))
  if (page > 1 && ids.length === 0) {
    return undefined
  }
  return {
    copy,
    settings: readSettings(settings),
    page,
    hasMore: Number(text(total)) > from + PAGE_SIZE,
    ids,
  }
}
