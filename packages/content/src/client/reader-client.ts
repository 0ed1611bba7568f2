import {type ClientConfig, createClient, type SanityClient} from '@sanity/client'

import {isPin} from '../rules/pin.ts'
import {API_VERSION, type DatasetAddress, type Query} from '../queries/query-url.ts'
import {ARTICLES_QUERY} from '../queries/teaser-queries.ts'
import {articleQuery} from '../queries/article-query.ts'
import {DIRECTORY_QUERY, READER_BY_PIN_QUERY} from '../queries/reader-queries.ts'
import type {
  ARTICLE_BY_ID_QUERY_RESULT,
  ARTICLE_BY_SLUG_QUERY_RESULT,
  ARTICLES_QUERY_RESULT,
  DIRECTORY_QUERY_RESULT,
  LATEST_ARTICLE_BY_PIN_QUERY_RESULT,
  READER_BY_PIN_QUERY_RESULT,
} from '../sanity.generated.ts'
import {explainFailure, ReaderClientError} from './reader-client-error.ts'

/** Where content is read, and with which rights. */
export interface ReaderClientOptions extends DatasetAddress {
  /** Needed for a private dataset and for drafts; only on servers. */
  readonly token?: string | undefined
  /** Reads through hosted Sanity's cache; true where there is neither a token nor a host of one's own. */
  readonly useCdn?: boolean | undefined
  /** What is published, or with a token also what is still being written; 'published' where left out. */
  readonly perspective?: 'published' | 'drafts' | undefined
}

/** Which article is meant: by slug, by id, or the newest of the reader with a PIN. */
export type ArticleChoice = {readonly slug: string} | {readonly id: string} | {readonly pin: string}

/** Which articles are listed, newest first. */
export interface ArticleList {
  /** Only those of the reader with this PIN. */
  readonly pin?: string | undefined
  /** Only those with the topic of this slug. */
  readonly topic?: string | undefined
  /** The first that is wanted, counted from 0; 0 where it is left out. */
  readonly from?: number | undefined
  /** The first that is not wanted any more; `from` + 20 where it is left out. */
  readonly to?: number | undefined
}

/** An article as the dataset holds it; `renderArticle()`, `articleToHtml()` and the element's `data` take it so. */
export type ArticleAnswer = NonNullable<
  ARTICLE_BY_SLUG_QUERY_RESULT | ARTICLE_BY_ID_QUERY_RESULT | LATEST_ARTICLE_BY_PIN_QUERY_RESULT
>

/** What a list says of an article. */
export type ArticleTeaser = ARTICLES_QUERY_RESULT[number]

/** A reader with the status of this moment and the settings that a call link needs. */
export type ReaderAnswer = NonNullable<READER_BY_PIN_QUERY_RESULT>

/** What a directory says of a reader. */
export type DirectoryEntry = DIRECTORY_QUERY_RESULT[number]

/** Content for servers and builds, by the very queries that the elements ask; every method may throw ReaderClientError. */
export interface ReaderClient {
  /** The client beneath, for queries of one's own. */
  readonly sanity: SanityClient
  /** One article; null where none is published. */
  getArticle(choice: ArticleChoice): Promise<ArticleAnswer | null>
  /** Teasers of articles, newest first. */
  listArticles(list?: ArticleList): Promise<ArticleTeaser[]>
  /** One reader with the status of this moment; null where there is none with this PIN. */
  getReader(choice: {readonly pin: string}): Promise<ReaderAnswer | null>
  /** All readers who have not retired, by name. */
  listReaders(): Promise<DirectoryEntry[]>
}

const PAGE = 20

/**
 * Makes a headless client for servers and builds, on `@sanity/client`.
 *
 * @throws ReaderClientError 'invalid-option'.
 * @example
 * const content = createReaderClient({projectId: 'abc123', dataset: 'production'})
 * const article = await content.getArticle({slug: 'how-to-listen'})
 */
export function createReaderClient(options: ReaderClientOptions): ReaderClient {
  const sanity = createSanityClient(options)
  const host = options.apiHost ?? `https://${options.projectId}.api.sanity.io`

  async function ask<Result>({query, parameters}: Query): Promise<Result> {
    try {
      return await sanity.fetch<Result>(query, {...parameters})
    } catch (error) {
      throw explainFailure(error, host)
    }
  }

  return {
    sanity,
    async getArticle(choice) {
      return ask<ArticleAnswer | null>(questionFor(choice))
    },
    async listArticles({pin, topic, from = 0, to = from + PAGE} = {}) {
      checkRange(from, to)
      if (pin !== undefined) {
        checkPin(pin)
      }
      const parameters = {pin: pin ?? '', topic: topic ?? '', from, to}
      return ask<ArticleTeaser[]>({query: ARTICLES_QUERY, parameters})
    },
    async getReader({pin}) {
      checkPin(pin)
      return ask<ReaderAnswer | null>({query: READER_BY_PIN_QUERY, parameters: {pin}})
    },
    async listReaders() {
      return ask<DirectoryEntry[]>({query: DIRECTORY_QUERY, parameters: {}})
    },
  }
}

function createSanityClient(options: ReaderClientOptions): SanityClient {
  const {projectId, dataset, apiHost, token, perspective = 'published'} = options
  if (apiHost !== undefined && !isOrigin(apiHost)) {
    throw new ReaderClientError(
      'invalid-option',
      `apiHost ${JSON.stringify(apiHost)} is not the address of a server: a right one is "http://localhost:4100", without a path or a slash at its end.`,
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
  }
  try {
    return createClient(config)
  } catch (error) {
    throw new ReaderClientError(
      'invalid-option',
      `projectId ${JSON.stringify(projectId)} with dataset ${JSON.stringify(dataset)} cannot be asked: ${error instanceof Error ? error.message : String(error)}`,
      error,
    )
  }
}

function isOrigin(text: string): boolean {
  const {protocol, origin} = URL.parse(text) ?? {}
  return (protocol === 'http:' || protocol === 'https:') && origin === text
}

function questionFor(choice: ArticleChoice): Query {
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
      `${JSON.stringify(choice)} does not say which article: a right one is {slug: "how-to-listen"}, {id: "article-how-to-listen"} or {pin: "700107"}.`,
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
    `pin ${JSON.stringify(pin)} is not a PIN: a right one is "700107", 4 to 10 digits as text, since zeros in front count.`,
  )
}

function checkRange(from: number, to: number): void {
  if (Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from) {
    return
  }
  throw new ReaderClientError(
    'invalid-range',
    `from ${from} to ${to} is no range: right ones are from 0 to 20, and from 20 to 40.`,
  )
}
