import {type ClientConfig, createClient, type SanityClient} from '@sanity/client'

import {isPin} from '../rules/pin.ts'
import {API_VERSION, type DatasetAddress, type Query} from '../queries/query-url.ts'
import {ARTICLES_QUERY} from '../queries/teaser-queries.ts'
import {articleQuery} from '../queries/article-query.ts'
import {formerArticleQuery} from '../queries/former-article-query.ts'
import {DIRECTORY_QUERY, READER_BY_PIN_QUERY} from '../queries/reader-queries.ts'
import type {
  ARTICLE_BY_FORMER_SLUG_QUERY_RESULT,
  ARTICLE_BY_ID_QUERY_RESULT,
  ARTICLE_BY_SLUG_QUERY_RESULT,
  ARTICLES_QUERY_RESULT,
  DIRECTORY_QUERY_RESULT,
  LATEST_ARTICLE_BY_PIN_QUERY_RESULT,
  READER_BY_PIN_QUERY_RESULT,
} from '../sanity.generated.ts'
import {explainFailure, ReaderClientError} from './reader-client-error.ts'

/** Selects the dataset to read and how to access it. */
export interface ReaderClientOptions extends DatasetAddress {
  /** Required for private datasets and for drafts. Use it only on servers. */
  readonly token?: string | undefined
  /** Reads through Sanity's CDN; by default true if there is neither a token nor an `apiHost`. */
  readonly useCdn?: boolean | undefined
  /** Which documents to read: 'published' (the default), or 'drafts' to include drafts, which needs a token. */
  readonly perspective?: 'published' | 'drafts' | undefined
  /** How often a request is repeated if the server cannot be reached; 5 by default. */
  readonly maxRetries?: number | undefined
}

/** Selects an article: by slug, by id, or the newest of the reader with a PIN. */
export type ArticleChoice = {readonly slug: string} | {readonly id: string} | {readonly pin: string}

/** Selects articles of a list, newest first. */
export interface ArticleList {
  /** Only articles of the reader with this PIN. */
  readonly pin?: string | undefined
  /** Only articles on the topic with this slug. */
  readonly topic?: string | undefined
  /** The index of the first article; 0 by default. */
  readonly from?: number | undefined
  /** The index after the last article; `from` + 20 by default. */
  readonly to?: number | undefined
}

/** The result of an article query, for `renderArticle()`, `articleToHtml()` and the element's `data`. */
export type ArticleResult = NonNullable<
  | ARTICLE_BY_SLUG_QUERY_RESULT
  | ARTICLE_BY_FORMER_SLUG_QUERY_RESULT
  | ARTICLE_BY_ID_QUERY_RESULT
  | LATEST_ARTICLE_BY_PIN_QUERY_RESULT
>

/** An article in a list. */
export type ArticleTeaser = ARTICLES_QUERY_RESULT[number]

/** A reader with the current status and the settings that a call link needs. */
export type ReaderResult = NonNullable<READER_BY_PIN_QUERY_RESULT>

/** A reader in a directory. */
export type DirectoryEntry = DIRECTORY_QUERY_RESULT[number]

/** Fetches content on servers and in builds, with the same queries as the elements; each method can fail with a ReaderClientError. */
export interface ReaderClient {
  /** The underlying client, for custom queries. */
  readonly sanity: SanityClient
  /**
   * Resolves with an article, or with null if no article matches. If no article has a slug now, the one that had it
   * formerly matches: its own slug differs then, so that a server can redirect.
   */
  getArticle(choice: ArticleChoice): Promise<ArticleResult | null>
  /** Resolves with teasers of articles, newest first. */
  listArticles(list?: ArticleList): Promise<ArticleTeaser[]>
  /** Resolves with a reader and the current status, or with null if no reader has this PIN. */
  getReader(choice: {readonly pin: string}): Promise<ReaderResult | null>
  /** Resolves with all readers who have not retired, by name. */
  listReaders(): Promise<DirectoryEntry[]>
}

const DEFAULT_LIST_LENGTH = 20

/**
 * Creates a client for servers and builds, based on `@sanity/client`.
 *
 * @throws ReaderClientError 'invalid-option'.
 * @example
 * const content = createReaderClient({projectId: 'abc123', dataset: 'production'})
 * const article = await content.getArticle({slug: 'how-to-listen'})
 */
export function createReaderClient(options: ReaderClientOptions): ReaderClient {
  const sanity = createSanityClient(options)
  const host = options.apiHost ?? `https://${options.projectId}.api.sanity.io`

  async function run<Result>({query, parameters}: Query): Promise<Result> {
    try {
      return await sanity.fetch<Result>(query, {...parameters})
    } catch (error) {
      throw explainFailure(error, host)
    }
  }

  return {
    sanity,
    async getArticle(choice) {
      const article = await run<ArticleResult | null>(createArticleQuery(choice))
      return article === null && 'slug' in choice && choice.slug
        ? run<ArticleResult | null>(formerArticleQuery(choice.slug))
        : article
    },
    async listArticles({pin, topic, from = 0, to = from + DEFAULT_LIST_LENGTH} = {}) {
      checkRange(from, to)
      if (pin !== undefined) {
        checkPin(pin)
      }
      const parameters = {pin: pin ?? '', topic: topic ?? '', from, to}
      return run<ArticleTeaser[]>({query: ARTICLES_QUERY, parameters})
    },
    async getReader({pin}) {
      checkPin(pin)
      return run<ReaderResult | null>({query: READER_BY_PIN_QUERY, parameters: {pin}})
    },
    async listReaders() {
      return run<DirectoryEntry[]>({query: DIRECTORY_QUERY, parameters: {}})
    },
  }
}

function createSanityClient(options: ReaderClientOptions): SanityClient {
  const {projectId, dataset, apiHost, token, perspective = 'published'} = options
  if (apiHost !== undefined && !isOrigin(apiHost)) {
    throw new ReaderClientError(
      'invalid-option',
      `apiHost ${JSON.stringify(apiHost)} is not the origin of a server. Use an address without a path or a slash at the end, for example "http://localhost:4100".`,
    )
  }
  const config: ClientConfig = {
    projectId,
    dataset,
    perspective,
    apiVersion: API_VERSION,
    useCdn: options.useCdn ?? (apiHost === undefined && token === undefined),
    ...(apiHost !== undefined && {apiHost, useProjectHostname: false}),
    ...(token !== undefined && {token}),
    ...(options.maxRetries !== undefined && {maxRetries: options.maxRetries}),
  }
  try {
    return createClient(config)
  } catch (error) {
    throw new ReaderClientError(
      'invalid-option',
      `projectId ${JSON.stringify(projectId)} with dataset ${JSON.stringify(dataset)} is not a valid dataset: ${error instanceof Error ? error.message : String(error)}`,
      error,
    )
  }
}

function isOrigin(text: string): boolean {
  const {protocol, origin} = URL.parse(text) ?? {}
  return (protocol === 'http:' || protocol === 'https:') && origin === text
}

function createArticleQuery(choice: ArticleChoice): Query {
  const {slug, id, pin}: {slug?: string; id?: string; pin?: string} = choice
  if (slug) {
    return articleQuery({by: 'slug', value: slug})
  }
  if (id) {
    return articleQuery({by: 'id', value: id})
  }
  if (pin === undefined) {
    throw new ReaderClientError(
      'invalid-key',
      `${JSON.stringify(choice)} does not select an article. Use for example {slug: "how-to-listen"}, {id: "article-how-to-listen"} or {pin: "700107"}.`,
    )
  }
  checkPin(pin)
  return articleQuery({by: 'pin', value: pin})
}

function checkPin(pin: string): void {
  if (isPin(pin)) {
    return
  }
  throw new ReaderClientError(
    'invalid-key',
    `pin ${JSON.stringify(pin)} is not a PIN. Use a string of 4 to 10 digits, for example "700107"; leading zeros count.`,
  )
}

function checkRange(from: number, to: number): void {
  if (Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from) {
    return
  }
  throw new ReaderClientError(
    'invalid-range',
    `from ${from} to ${to} is not a range. Use two whole numbers, the smaller first, for example from 20 to 40.`,
  )
}
