import {getDraftId, getPublishedId, isRecord} from 'sanity'

import type {ClientFetch} from '../session/session-fetch.ts'
import {
  type QueryRequest,
  readQueryRequest,
  type RequestOptions,
  writeQueryRequest,
} from './query-request.ts'
import {searchRows} from './search-rows.ts'

/** The longest list that the Studio asks for. */
const STUDIO_LIMIT = 2000
/** The longest list that it gets instead. Each row is only an id until it is scrolled into view. */
const MAX_ROWS = 100_000
/** More documents than these are not added to a search. */
const MAX_FOUND = 1000
const MAX_AGE_MS = 10_000

// The end of the Studio's filter for one word: `(title match $t0 || excerpt match $t0)`.
const END_OF_WORD_FILTER = / match \$t\d+\)/gu
const WORD_PARAMETER = /^t\d+$/u
// Any letter with an accent, and every apostrophe: GROQ compares them, people do not.
const NEEDS_FOLDING = /[^\x20-\x7e]|['`]/u
const TITLES_QUERY = '*[_type in $types]{_id, "title": coalesce(title, name, label)}'

interface Title {
  readonly id: string
  readonly title: string
  readonly subtitle: undefined
}

export interface SearchFetchOptions {
  readonly send: ClientFetch
  /** Returns the current time in milliseconds. */
  readonly now: () => number
}

/**
 * A fetch that changes two kinds of the Studio's queries, for which Sanity has no setting.
 *
 * - Lists do not end after 2,000 rows.
 * - A search also finds titles that have accents or apostrophes where the search has none or others.
 *   The operator `match` of GROQ compares them, so the titles are searched here, and the documents
 *   found are added to the query. If that fails, the search is sent as it is.
 */
export function createSearchFetch({send, now}: SearchFetchOptions): ClientFetch {
  const titles = new Map<string, {readonly since: number; readonly result: Promise<Title[]>}>()

  /** Fetches the titles of the types that a search covers; keeps them while the editor is typing. */
  function fetchTitles({address, params, options}: QueryRequest): Promise<Title[]> {
    const [href, request] = writeQueryRequest({
      address,
      query: TITLES_QUERY,
      params: {types: params['__types']},
      options: omitBody(options),
    })
    const kept = titles.get(href)
    if (kept && now() - kept.since < MAX_AGE_MS) {
      return kept.result
    }
    titles.clear()
    const result = send(href, request).then(async (response) =>
      response.ok ? readTitles(await response.text()) : [],
    )
    titles.set(href, {since: now(), result})
    result.catch(() => titles.delete(href))
    return result
  }

  async function addFoundTitles(request: QueryRequest): Promise<QueryRequest> {
    const search = readSearch(request.params)
    const found = await fetchTitles(request).then(
      (all) => findTitles(all, search),
      () => [],
    )
    return found.length === 0
      ? request
      : {
          ...request,
          query: request.query.replaceAll(END_OF_WORD_FILTER, (end) =>
            end.replace(')', ' || _id in $__found)'),
          ),
          params: {
            ...request.params,
            __found: found.flatMap(({id}) => [id, getDraftId(id)]),
          },
        }
  }

  return async (href, options = {}) => {
    const request = readQueryRequest(href, options)
    if (!request) {
      return send(href, options)
    }
    const isSearch = request.query.search(END_OF_WORD_FILTER) !== -1
    const isList = request.params['__limit'] === STUDIO_LIMIT
    if (!isSearch && !isList) {
      return send(href, options)
    }
    const longer = isList ? {...request, params: {...request.params, __limit: MAX_ROWS}} : request
    return send(...writeQueryRequest(isSearch ? await addFoundTitles(longer) : longer))
  }
}

/** Returns the words of a search, which the Studio sends as patterns: `$t0` is `"love*"`. */
function readSearch(params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params)
    .filter(([name]) => WORD_PARAMETER.test(name))
    .map(([, pattern]) => String(pattern).replaceAll(/[*"]/gu, ' '))
    .join(' ')
}

function findTitles(titles: readonly Title[], search: string): Title[] {
  const isFoldedSearch = NEEDS_FOLDING.test(search)
  const rows = titles.filter(({title}) => isFoldedSearch || NEEDS_FOLDING.test(title))
  return searchRows(rows, search).slice(0, MAX_FOUND)
}

function readTitles(text: string): Title[] {
  const response: unknown = JSON.parse(text)
  const documents = isRecord(response) ? response['result'] : undefined
  return (Array.isArray(documents) ? documents : []).flatMap((document: unknown) => {
    if (!isRecord(document)) {
      return []
    }
    const {_id: id, title} = document
    return typeof id === 'string' && typeof title === 'string'
      ? [{id: getPublishedId(id), title, subtitle: undefined}]
      : []
  })
}

function omitBody({body: _body, ...options}: RequestOptions): RequestOptions {
  return {...options, method: 'GET'}
}
