import type {SanityClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {waitFor} from './wait-for.ts'
import {serveEmptyLake, type ServedLake} from './served-lake.ts'

let lake: ServedLake

const SECRET = 'not-published-yet'

beforeEach(async () => {
  lake = await serveEmptyLake()
  await lake.editor
    .transaction()
    .create({_id: 'article-one', _type: 'article', title: 'Open'})
    .create({_id: 'drafts.article-one', _type: 'article', title: SECRET})
    .create({_id: 'drafts.article-two', _type: 'article', title: SECRET})
    .create({_id: 'versions.r1.article-one', _type: 'article', title: SECRET})
    .create({_id: 'private.note', _type: 'article', title: SECRET})
    .commit()
})

afterEach(() => lake.close())

/** Fetches the titles that a client sees in a perspective. */
async function fetchTitles(client: SanityClient, perspective: 'raw' | 'drafts'): Promise<unknown> {
  return client.fetch('*[_type == "article"].title', {}, {perspective})
}

describe('a visitor who has not logged in', () => {
  test.each(['raw', 'drafts', 'previewDrafts', 'published', 'r1', 'r1,drafts'])(
    'sees only published documents in the perspective %s',
    async (perspective) => {
      const query = encodeURIComponent('*{title, "other": *[_id match "*draft*"].title}')
      const url = `${lake.url}/v2026-09-01/data/query/production?query=${query}&perspective=${perspective}`
      const text = await (await fetch(url)).text()
      expect(text).not.toContain(SECRET)
    },
  )

  test('finds no draft with queries that find one for an editor', async () => {
    expect(await fetchTitles(lake.editor, 'raw')).toContain(SECRET)
    expect(await fetchTitles(lake.anonymous, 'raw')).toEqual(['Open'])
    expect(await fetchTitles(lake.anonymous, 'drafts')).toEqual(['Open'])
    const query = `{
      "one": *[_id == "drafts.article-one"][0],
      "some": *[_id in ["drafts.article-one", "private.note"]],
      "path": *[_id in path("drafts.**")],
      "count": count(*[_id in path("**") && title match "not*"]),
      "references": *[references("article-one")]
    }`
    const result = await lake.anonymous.fetch(query, {}, {perspective: 'raw'})
    expect(result).toEqual({one: null, some: [], path: [], count: 0, references: []})
  })

  test('follows no reference to a draft', async () => {
    await lake.editor.create({
      _id: 'article-three',
      _type: 'article',
      title: 'Refers to drafts',
      related: [
        {_key: 'a', _type: 'reference', _ref: 'drafts.article-one', _weak: true},
        {_key: 'b', _type: 'reference', _ref: 'private.note', _weak: true},
        {_key: 'c', _type: 'reference', _ref: 'article-two', _weak: true},
        {_key: 'd', _type: 'reference', _ref: 'article-one'},
      ],
    })
    for (const perspective of ['raw', 'drafts', 'published'] as const) {
      const result = await lake.anonymous.fetch(
        '*[_id == "article-three"][0].related[]->title',
        {},
        {perspective},
      )
      expect([perspective, result]).toEqual([perspective, [null, null, null, 'Open']])
    }
  })

  test('finds no content of a deleted document', async () => {
    await lake.editor.create({_id: 'article-four', _type: 'article', title: SECRET})
    const {_rev: revision} = (await lake.editor.getDocument('article-four')) ?? {}
    await lake.editor.delete('article-four')
    for (const path of [
      `history/production/documents/article-four?revision=${String(revision)}`,
      'history/production/transactions/article-four?effectFormat=mendoza',
      `history/production/transactions/${String(revision)}`,
      'history/production/events/documents/article-four',
      'doc/production/article-four',
    ]) {
      const response = await fetch(`${lake.url}/v2026-09-01/data/${path}`)
      expect([path, (await response.text()).includes(SECRET)]).toEqual([path, false])
    }
  })

  test.each([
    'data/doc/production/drafts.article-one',
    'data/doc/production/article-one,drafts.article-one,versions.r1.article-one,private.note',
    'data/export/production',
    'data/history/production/documents/drafts.article-one?revision=REVISION',
    'data/history/production/documents/drafts.article-one?time=2050-01-01T00:00:00Z',
    'data/history/production/transactions/drafts.article-one?effectFormat=mendoza',
  ])('gets no draft, unlike an editor, from %s', async (path) => {
    const {_rev: revision} = (await lake.editor.getDocument('drafts.article-one')) ?? {}
    const url = `${lake.url}/v2026-09-01/${path.replace('REVISION', String(revision))}`
    const authorization = `Bearer ${lake.token}`
    const editorText = await (await fetch(url, {headers: {authorization}})).text()
    const visitorText = await (await fetch(url)).text()
    expect([editorText.includes(SECRET), visitorText.includes(SECRET)]).toEqual([true, false])
  })

  test.each([
    'data/history/production/events/documents/drafts.article-two',
    'data/references/production/documents/article-one/to',
  ])('gets no id of a draft, unlike an editor, from %s', async (path) => {
    await lake.editor
      .patch('drafts.article-two')
      .set({related: {_type: 'reference', _ref: 'article-one'}})
      .commit()
    const url = `${lake.url}/v2026-09-01/${path}`
    const authorization = `Bearer ${lake.token}`
    const editorText = await (await fetch(url, {headers: {authorization}})).text()
    const visitorText = await (await fetch(url)).text()
    expect([editorText.includes('article-two'), visitorText.includes('article-two')]).toEqual([
      true,
      false,
    ])
  })

  test('is not notified of drafts, even by a transaction that also changes a published document', async () => {
    const events: unknown[] = []
    const listener = lake.anonymous
      .listen(
        '*',
        {},
        {
          events: ['welcome', 'mutation'],
          effectFormat: 'mendoza',
          includePreviousRevision: true,
          includeAllVersions: true,
        },
      )
      .subscribe((event) => events.push(event))
    await waitFor(() => expect(events).toHaveLength(1))
    await lake.editor
      .patch('drafts.article-one')
      .set({title: `${SECRET}, edited`})
      .commit()
    await lake.editor
      .patch('private.note')
      .set({title: `${SECRET}, edited`})
      .commit()
    await lake.editor
      .transaction()
      .patch('drafts.article-two', (patch) => patch.set({title: `${SECRET}, edited`}))
      .patch('article-one', (patch) => patch.set({title: 'Open still'}))
      .commit()
    await waitFor(() => expect(events.length).toBeGreaterThan(1))
    listener.unsubscribe()
    expect(events).toHaveLength(2)
    expect(events[1]).toMatchObject({
      documentId: 'article-one',
      transactionTotalEvents: 1,
      result: {title: 'Open still'},
    })
    expect(JSON.stringify(events)).not.toContain(SECRET)
  })

  test.each([
    ['POST', 'data/mutate/production', {mutations: [{create: {_type: 'article'}}]}],
    [
      'POST',
      'data/actions/production',
      {
        actions: [
          {
            actionType: 'sanity.action.document.publish',
            draftId: 'drafts.article-one',
            publishedId: 'article-one',
          },
        ],
      },
    ],
    ['POST', 'assets/files/production', {}],
    ['PUT', 'users/me/keyvalue', [{key: 'a', value: 1}]],
  ])('is not allowed to %s to %s', async (method, path, body) => {
    const headers = {'content-type': 'application/json'}
    const init: RequestInit = {method, headers, body: JSON.stringify(body)}
    const response = await fetch(`${lake.url}/v2026-09-01/${path}`, init)
    expect([401, 403]).toContain(response.status)
    expect(await response.json()).toMatchObject({statusCode: response.status})
    expect(await fetchTitles(lake.anonymous, 'raw')).toEqual(['Open'])
  })

  test('reads no draft with an invalid token', async () => {
    for (const token of ['guess', `${lake.token}x`, lake.token.slice(0, -1)]) {
      const response = await fetch(
        `${lake.url}/v2026-09-01/data/doc/production/drafts.article-one`,
        {headers: {authorization: `Bearer ${token}`}},
      )
      expect(await response.text()).not.toContain(SECRET)
    }
  })
})
