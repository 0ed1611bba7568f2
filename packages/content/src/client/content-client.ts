import {createClient, type SanityClient} from '@sanity/client'

import {API_VERSION, type DatasetAddress} from '../queries/api.ts'
import {ARTICLES_QUERY} from '../queries/article-queries.ts'
import {type ArticleKey, articleQuestion} from '../queries/article-question.ts'
import {DIRECTORY_QUERY, READER_BY_PIN_QUERY, SETTINGS_QUERY} from '../queries/reader-queries.ts'
import {type Article, readArticle, readSettings, type Settings} from '../render/article.ts'
import {type Reader, readReader} from '../render/reader.ts'
import type {ARTICLES_QUERY_RESULT, DIRECTORY_QUERY_RESULT} from '../sanity.generated.ts'

/** Where content is read, and with which rights. */
export interface ContentClientOptions extends DatasetAddress {
  /** Reads drafts too, where it may; only on servers. */
  readonly token?: string | undefined
}

/** Which articles are listed, newest first. */
export interface ArticleList {
  /** Only those of the reader with this PIN. */
  readonly pin?: string
  /** Only those with the topic of this slug. */
  readonly topic?: string
  /** How many to skip; 0 where left out. */
  readonly from?: number
  /** How many at most; 20 where left out. */
  readonly limit?: number
}

/** Content for servers and builds: typed, and safe to render. */
export interface ContentClient {
  /** The client beneath, for queries of one's own. */
  readonly sanity: SanityClient
  /** One article; undefined where none is published. */
  getArticle(key: ArticleKey): Promise<Article | undefined>
  /** Teasers of articles. */
  listArticles(list?: ArticleList): Promise<ARTICLES_QUERY_RESULT>
  /** One reader with their status; undefined where there is none with this PIN. */
  getReader(pin: string): Promise<Reader | undefined>
  /** All readers who have not retired, by name. */
  listReaders(): Promise<DIRECTORY_QUERY_RESULT>
  getSettings(): Promise<Settings>
}

/**
 * A headless client for servers and builds, on `@sanity/client`, whose errors it passes on.
 *
 * @example
 * const content = createContentClient({projectId: 'abc123', dataset: 'production'})
 * const article = await content.getArticle({by: 'slug', value: 'how-to-listen'})
 */
export function createContentClient(options: ContentClientOptions): ContentClient {
  const {projectId, dataset, apiHost, token} = options
  const sanity = createClient({
    projectId,
    dataset,
    apiVersion: API_VERSION,
    useCdn: apiHost === undefined && token === undefined,
    ...(apiHost !== undefined && {apiHost, useProjectHostname: false}),
    ...(token !== undefined && {token}),
  })
  return {
    sanity,
    async getArticle(key) {
      const {query, parameters} = articleQuestion(key)
      return readArticle(await sanity.fetch<unknown>(query, {...parameters}))
    },
    listArticles({pin = '', topic = '', from = 0, limit = 20} = {}) {
      return sanity.fetch<ARTICLES_QUERY_RESULT>(ARTICLES_QUERY, {
        pin,
        topic,
        from,
        to: from + limit,
      })
    },
    async getReader(pin) {
      return readReader(await sanity.fetch<unknown>(READER_BY_PIN_QUERY, {pin}))
    },
    listReaders() {
      return sanity.fetch<DIRECTORY_QUERY_RESULT>(DIRECTORY_QUERY)
    },
    async getSettings() {
      return readSettings(await sanity.fetch<unknown>(SETTINGS_QUERY))
    },
  }
}
