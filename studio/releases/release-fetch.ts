import {availabilityId, list, record, text, withdrawnArticleId} from '@reader-article/content'
import {getPublishedId, getVersionId} from 'sanity'

import {allSlugsOf, patchFormerSlugs, slugOf} from '../actions/former-slugs.ts'
import {UNAVAILABLE_STATUS_QUERY} from '../actions/unavailable-status.ts'
import type {ClientFetch} from '../session/session-fetch.ts'
import {readReleaseRequest, type ReleaseRequest} from './release-request.ts'

type FetchedResponse = Awaited<ReturnType<ClientFetch>>
type Mutation = Readonly<Record<string, unknown>>

export interface ReleaseFetchOptions {
  readonly send: ClientFetch
  /** Returns the current time in milliseconds. */
  readonly now: () => number
}

const CONTENT_QUERY = `{
  "articles": *[_type == "article" && sanity::partOfRelease($release) && _system.delete != true]{_id, publishedAt, slug, formerSlugs},
  "unpublished": *[_type == "article" && sanity::partOfRelease($release) && _system.delete == true]._id,
  "readers": *[_type == "reader" && sanity::partOfRelease($release) && _system.delete != true]._id,
  "firstStatuses": *[_type == "availability" && sanity::partOfRelease($release)]{_id, since},
  "publishAt": *[_id == "_.releases." + $release][0].publishAt,
  "status": (${UNAVAILABLE_STATUS_QUERY})[0]._id
}`
const EXISTING_QUERY = '*[_id in $ids]._id'
const PUBLIC_SLUGS_QUERY = '*[_id in $ids]{_id, slug, slugs, formerSlugs}'

/** What a release contains that changes when it is scheduled. */
interface ReleaseContent {
  readonly articles: readonly {
    readonly id: string
    readonly publishedAt: string
    readonly stored: unknown
  }[]
  /** The versions with which published articles are withdrawn. */
  readonly unpublished: readonly string[]
  readonly readers: readonly string[]
  readonly firstStatuses: readonly {readonly id: string; readonly since: string}[]
  /** When the release is scheduled for; empty if it is not. */
  readonly publishAt: string
  /** The id of the first status that takes no calls; empty if there is none. */
  readonly status: string
}

/** The server has refused a request. */
class RefusedError extends Error {
  readonly response: FetchedResponse

  constructor(response: FetchedResponse) {
    super(`The server has refused a request for a release with ${response.status}.`)
    this.name = 'RefusedError'
    this.response = response
  }
}

/**
 * A fetch that does for a release what the desk's *Publish* does for a single document, because Sanity lets no plugin
 * change how releases are published.
 *
 * - Articles without a date get the time at which the release will be published.
 * - The slugs that articles have until then become former slugs.
 * - Articles that are unpublished are recorded as withdrawn.
 * - Readers who have never been published get their first status, as a part of the release.
 *
 * This happens before the release is scheduled or published, and is undone if that fails or it is unscheduled, except
 * for the former slugs, which stay right. If it is refused, the release is not published either, except for the
 * records: as with *Unpublish*, an editor who may not write them can withdraw articles nevertheless.
 */
export function createReleaseFetch({send, now}: ReleaseFetchOptions): ClientFetch {
  return async function fetch(href, options = {}) {
    const request = readReleaseRequest(href, options)
    if (!request) {
      return send(href, options)
    }
    try {
      return await (request.action === 'unschedule'
        ? unschedule(request, () => send(href, options))
        : prepare(request, () => send(href, options)))
    } catch (error) {
      if (error instanceof RefusedError) {
        return error.response
      }
      throw error
    }
  }

  async function prepare(
    request: ReleaseRequest,
    perform: () => Promise<FetchedResponse>,
  ): Promise<FetchedResponse> {
    const date = request.publishAt ?? new Date(now()).toISOString()
    const content = await fetchContent(request)
    const articles = content.articles.filter(({publishedAt}) => publishedAt === '')
    const statuses = await firstStatuses(request, content, date)
    await mutate(request, [
      ...articles.map(({id}) => ({patch: {id, setIfMissing: {publishedAt: date}}})),
      ...statuses.map((status) => ({createIfNotExists: status})),
      ...(await formerSlugs(request, content)),
    ])
    const withdrawals = await findWithdrawals(request, content, date)
    await recordWithdrawals(
      request,
      withdrawals.map((withdrawal) => ({createOrReplace: withdrawal})),
    )
    const response = await perform()
    if (!response.ok) {
      await recordWithdrawals(
        request,
        withdrawals.map(({_id}) => ({delete: {id: _id}})),
      )
      await mutate(request, [
        ...articles.map(({id}) => undate(id)),
        ...statuses.map(({_id}) => ({delete: {id: _id}})),
      ])
    }
    return response
  }

  async function unschedule(
    request: ReleaseRequest,
    perform: () => Promise<FetchedResponse>,
  ): Promise<FetchedResponse> {
    const content = await fetchContent(request)
    const {articles, firstStatuses: statuses, publishAt} = content
    const response = await perform()
    if (response.ok && publishAt !== '') {
      const withdrawals = await findWithdrawals(request, content, publishAt)
      await recordWithdrawals(
        request,
        withdrawals.map(({_id}) => ({delete: {id: _id}})),
      )
      const isOfRelease = (time: string) => Date.parse(time) === Date.parse(publishAt)
      await mutate(request, [
        ...articles.flatMap(({id, publishedAt}) => (isOfRelease(publishedAt) ? [undate(id)] : [])),
        ...statuses.flatMap(({id, since}) => (isOfRelease(since) ? [{delete: {id}}] : [])),
      ])
    }
    return response
  }

  async function firstStatuses(
    request: ReleaseRequest,
    {readers, status}: ReleaseContent,
    date: string,
  ): Promise<(Mutation & {readonly _id: string})[]> {
    const published = readers.map((id) => getPublishedId(id))
    if (published.length === 0 || status === '') {
      return []
    }
    const ids = published.flatMap((id) => [id, availabilityId(id)])
    const existing = new Set(list(await query(request, EXISTING_QUERY, {ids})).map(text))
    return published
      .filter((id) => !existing.has(id) && !existing.has(availabilityId(id)))
      .map((id) => ({
        _id: getVersionId(availabilityId(id), request.releaseId),
        _type: 'availability',
        reader: {
          _type: 'reference',
          _ref: id,
          _weak: true,
          _strengthenOnPublish: {type: 'reader'},
        },
        status: {_type: 'reference', _ref: status},
        since: date,
      }))
  }

  /** Returns the mutations that keep the slugs at which articles are public, or were before they were withdrawn. */
  async function formerSlugs(
    request: ReleaseRequest,
    {articles}: ReleaseContent,
  ): Promise<Mutation[]> {
    if (articles.length === 0) {
      return []
    }
    const ids = articles.flatMap(({id}) => {
      const published = getPublishedId(id)
      return [published, withdrawnArticleId(published)]
    })
    const found = list(await query(request, PUBLIC_SLUGS_QUERY, {ids})).map(record)
    const slugs = new Map(
      found.map((each) => [text(each['_id']), slugOf(each) || text(list(each['slugs'])[0])]),
    )
    return articles.flatMap(({id, stored}) => {
      const published = getPublishedId(id)
      const slug = slugs.get(published) || slugs.get(withdrawnArticleId(published))
      const change = patchFormerSlugs(stored, slug ?? '')
      return change ? [{patch: {id, ...change}}] : []
    })
  }

  /** Returns the records of the articles that a release withdraws, if they are public. */
  async function findWithdrawals(
    request: ReleaseRequest,
    {unpublished}: ReleaseContent,
    at: string,
  ): Promise<(Mutation & {readonly _id: string})[]> {
    if (unpublished.length === 0) {
      return []
    }
    const ids = unpublished.map((id) => getPublishedId(id))
    const found = list(await query(request, PUBLIC_SLUGS_QUERY, {ids})).map(record)
    return found.flatMap((article) => {
      const slugs = allSlugsOf(article)
      const _id = withdrawnArticleId(text(article['_id']))
      return slugs.length > 0 ? [{_id, _type: 'withdrawnArticle', slugs, at}] : []
    })
  }

  async function recordWithdrawals(
    request: ReleaseRequest,
    mutations: readonly Mutation[],
  ): Promise<void> {
    try {
      await mutate(request, mutations)
    } catch (error) {
      console.warn('The addresses of the withdrawn articles say that there is nothing.', error)
    }
  }

  async function fetchContent(request: ReleaseRequest): Promise<ReleaseContent> {
    const content = record(await query(request, CONTENT_QUERY, {release: request.releaseId}))
    return {
      articles: list(content['articles'])
        .map(record)
        .map((stored) => ({
          id: text(stored['_id']),
          publishedAt: text(stored['publishedAt']),
          stored,
        })),
      unpublished: list(content['unpublished']).map(text),
      readers: list(content['readers']).map(text),
      firstStatuses: list(content['firstStatuses'])
        .map(record)
        .map(({_id, since}) => ({id: text(_id), since: text(since)})),
      publishAt: text(content['publishAt']),
      status: text(content['status']),
    }
  }

  async function query(
    request: ReleaseRequest,
    groq: string,
    params: Readonly<Record<string, unknown>>,
  ): Promise<unknown> {
    const address = addressOf(request, 'query')
    address.searchParams.set('perspective', 'raw')
    return post(request, address, {query: groq, params})
  }

  async function mutate(request: ReleaseRequest, mutations: readonly Mutation[]): Promise<void> {
    if (mutations.length > 0) {
      await post(request, addressOf(request, 'mutate'), {mutations})
    }
  }

  async function post(
    {options}: ReleaseRequest,
    address: URL,
    body: Readonly<Record<string, unknown>>,
  ): Promise<unknown> {
    const response = await send(address.href, {
      ...options,
      method: 'POST',
      body: JSON.stringify(body),
    })
    if (!response.ok) {
      throw new RefusedError(response)
    }
    const reply: unknown = JSON.parse(await response.text())
    return record(reply)['result']
  }
}

function addressOf({address}: ReleaseRequest, endpoint: 'query' | 'mutate'): URL {
  const other = new URL(address)
  other.pathname = other.pathname.replace('/data/actions/', `/data/${endpoint}/`)
  return other
}

function undate(id: string): Mutation {
  return {patch: {id, unset: ['publishedAt']}}
}
