import {
  type Image,
  list,
  readImage,
  readSettings,
  record,
  type Settings,
  SITE_PAGES_QUERY,
  text,
} from '@reader-article/content'

import type {ContentStore, Copy} from './content-store.ts'

/** A page of the site. */
export interface SitePage {
  readonly title: string
  /** The slug of an article or topic, or the PIN of a reader. */
  readonly key: string
  readonly description: string
  /** ISO 8601, or ''. */
  readonly updatedAt: string
}

/** The page of a reader. */
export interface ListedReader extends SitePage {
  readonly photo: Image | undefined
}

/** All pages of the site. */
export interface SitePages {
  readonly articles: readonly SitePage[]
  readonly readers: readonly ListedReader[]
  readonly topics: readonly SitePage[]
  readonly settings: Settings
  readonly copy: Copy
}

/** Fetches the list of all pages. */
export async function getSitePages(store: ContentStore): Promise<SitePages> {
  const copy = await store.get({query: SITE_PAGES_QUERY, parameters: {}})
  const {articles, readers, topics, settings} = record(copy.result)
  return {
    articles: list(articles).flatMap((item) => readPage(item, 'title', 'slug', 'excerpt')),
    readers: list(readers).flatMap((item) =>
      readPage(item, 'name', 'pin', 'tagline').map((page) =>
        Object.assign({photo: readImage(record(item)['photo'])}, page),
      ),
    ),
    topics: list(topics).flatMap((item) => readPage(item, 'title', 'slug', 'description')),
    settings: readSettings(settings),
    copy,
  }
}

/** Returns a page; nothing if it has no title or no address. */
function readPage(
  item: unknown,
  title: string,
  key: string,
  description: string,
): readonly SitePage[] {
  const fields = record(item)
  const updatedAt = text(fields['_updatedAt'])
  const page = {
    title: text(fields[title]),
    key: text(fields[key]),
    description: text(fields[description]),
    updatedAt: Number.isNaN(Date.parse(updatedAt)) ? '' : updatedAt,
  }
  return page.title && page.key ? [page] : []
}
