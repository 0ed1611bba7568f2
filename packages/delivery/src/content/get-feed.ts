import {
  type Article,
  FEED_QUERY,
  list,
  readArticle,
  readSettings,
  record,
  type Settings,
  text,
} from '@reader-article/content'

import type {ContentStore, Copy} from './content-store.ts'
import type {ListChoice} from './get-list.ts'

/** The number of articles in a feed. */
const FEED_SIZE = 20

/** An article of a feed, with the query's result from which it was read. */
export interface FeedArticle {
  readonly article: Article
  readonly result: unknown
  /** When it was last changed. */
  readonly updatedAt: Date
}

/** The newest articles, each as a whole. */
export interface FoundFeed {
  readonly articles: readonly FeedArticle[]
  readonly settings: Settings
  readonly copy: Copy
}

/** Fetches the articles of a feed. */
export async function getFeed(
  store: ContentStore,
  {pin = '', topic = ''}: ListChoice,
  now: Date,
): Promise<FoundFeed> {
  const copy = await store.get({
    query: FEED_QUERY,
    parameters: {pin, topic, from: 0, to: FEED_SIZE},
  })
  const {articles, settings} = record(copy.result)
  return {
    articles: list(articles).flatMap((result) => {
      const article = readArticle(result, () => false, now)
      return article?.slug
        ? {article, result, updatedAt: readDate(text(record(result)['_updatedAt']))}
        : []
    }),
    settings: readSettings(settings),
    copy,
  }
}

/** Returns a date; the first of all dates if it is none, or one that feeds cannot have. */
function readDate(value: string): Date {
  const date = new Date(value)
  const year = date.getUTCFullYear()
  return year >= 0 && year <= 9999 ? date : new Date(0)
}
