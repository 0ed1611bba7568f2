import {expect, test} from 'vitest'

import type {ClientFetch} from '../session/session-fetch.ts'
import {createReleaseFetch} from './release-fetch.ts'

const ACTIONS = 'https://lake.example/v2025-02-19/data/actions/production?tag=studio.release'
const NOW = Date.parse('2026-12-01T08:00:00Z')
const MONDAY = '2026-12-07T09:00:00.000Z'
const CONTENT = {
  articles: [
    {_id: 'versions.r1.article-1', publishedAt: null},
    {_id: 'versions.r1.article-2', publishedAt: '2020-02-02T02:02:02Z'},
    {
      _id: 'versions.r1.article-3',
      publishedAt: '2026-12-07T09:00:00Z',
      slug: {current: 'moved-to'},
      formerSlugs: ['moved-to', 'before'],
    },
    {
      _id: 'versions.r1.article-4',
      publishedAt: '2020-02-02T02:02:02Z',
      slug: {current: 'back-at'},
    },
  ],
  readers: ['versions.r1.reader-new', 'versions.r1.reader-old'],
  firstStatuses: [{_id: 'versions.r1.availability-reader-new', since: MONDAY}],
  publishAt: MONDAY,
  status: 'status-away',
}

/** Returns a fetch whose server has a release, and the commits that the server gets. */
function setUp({refused = '', content = CONTENT}: {refused?: string; content?: object} = {}) {
  const commits: unknown[] = []
  const send: ClientFetch = async (href, options) => {
    const {pathname, searchParams} = new URL(href)
    const sent = typeof options?.body === 'string' ? options.body : ''
    const body: {query?: string} = JSON.parse(sent)
    const isRefused = refused !== '' && pathname.includes(`/${refused}/`)
    if (pathname === '/v2025-02-19/data/query/production') {
      if (searchParams.get('perspective') !== 'raw') {
        throw new Error('Versions are only found in the perspective raw.')
      }
      const query = body.query ?? ''
      const result = query.includes('partOfRelease')
        ? content
        : query.includes('slug')
          ? [
              {_id: 'article-3', slug: {current: 'moved-from'}, formerSlugs: ['older']},
              {_id: 'withdrawn-article-4', slugs: ['withdrawn-at', 'before-that']},
            ]
          : ['reader-old']
      return Response.json({result}, {status: isRefused ? 403 : 200})
    }
    commits.push(body)
    return Response.json({}, {status: isRefused ? 403 : 200})
  }
  const fetch = createReleaseFetch({send, now: () => NOW})
  const act = async (action: object, options = {}): Promise<number> => {
    const body = JSON.stringify({actions: [action], ...options})
    return (await fetch(ACTIONS, {method: 'POST', body})).status
  }
  return {act, commits}
}

const UNPUBLISHED = {
  ...CONTENT,
  articles: [],
  readers: [],
  firstStatuses: [],
  unpublished: ['versions.r1.article-3', 'versions.r1.article-never-public'],
}
const WITHDRAWAL = {
  _id: 'withdrawn-article-3',
  _type: 'withdrawnArticle',
  slugs: ['moved-from', 'older'],
}

function preparation(date: string) {
  return {
    mutations: [
      {patch: {id: 'versions.r1.article-1', setIfMissing: {publishedAt: date}}},
      {
        createIfNotExists: {
          _id: 'versions.r1.availability-reader-new',
          _type: 'availability',
          reader: {
            _type: 'reference',
            _ref: 'reader-new',
            _weak: true,
            _strengthenOnPublish: {type: 'reader'},
          },
          status: {_type: 'reference', _ref: 'status-away'},
          since: date,
        },
      },
      {patch: {id: 'versions.r1.article-3', set: {formerSlugs: ['before', 'moved-from']}}},
      {patch: {id: 'versions.r1.article-4', set: {formerSlugs: ['withdrawn-at']}}},
    ],
  }
}

test.each([
  [{actionType: 'sanity.action.release.schedule', releaseId: 'r1', publishAt: MONDAY}, MONDAY],
  [{actionType: 'sanity.action.release.publish', releaseId: 'r1'}, new Date(NOW).toISOString()],
])(
  '%o first dates what has no date, gives new readers a status and keeps former slugs',
  async (action, date) => {
    const {act, commits} = setUp()
    expect(await act(action)).toBe(200)
    expect(commits).toEqual([preparation(date), {actions: [action]}])
  },
)

test('articles that a release unpublishes are recorded as withdrawn', async () => {
  const {act, commits} = setUp({content: UNPUBLISHED})
  const schedule = {
    actionType: 'sanity.action.release.schedule',
    releaseId: 'r1',
    publishAt: MONDAY,
  }
  const unschedule = {actionType: 'sanity.action.release.unschedule', releaseId: 'r1'}
  expect([await act(schedule), await act(unschedule)]).toEqual([200, 200])
  expect(commits).toEqual([
    {mutations: [{createOrReplace: {...WITHDRAWAL, at: MONDAY}}]},
    {actions: [schedule]},
    {actions: [unschedule]},
    {mutations: [{delete: {id: WITHDRAWAL._id}}]},
  ])
})

test('a release unpublishes articles also if that must not be recorded', async () => {
  const {act, commits} = setUp({content: UNPUBLISHED, refused: 'mutate'})
  const action = {actionType: 'sanity.action.release.publish', releaseId: 'r1'}
  expect(await act(action)).toBe(200)
  expect(commits.at(-1)).toEqual({actions: [action]})
})

test('what was added to a release is removed when it is unscheduled', async () => {
  const {act, commits} = setUp()
  const action = {actionType: 'sanity.action.release.unschedule', releaseId: 'r1'}
  expect(await act(action)).toBe(200)
  expect(commits).toEqual([
    {actions: [action]},
    {
      mutations: [
        {patch: {id: 'versions.r1.article-3', unset: ['publishedAt']}},
        {delete: {id: 'versions.r1.availability-reader-new'}},
      ],
    },
  ])
})

test('what was added is removed if the release cannot be published', async () => {
  const {act, commits} = setUp({refused: 'actions'})
  const action = {actionType: 'sanity.action.release.publish', releaseId: 'r1'}
  expect(await act(action)).toBe(403)
  expect(commits.slice(1)).toEqual([
    {actions: [action]},
    {
      mutations: [
        {patch: {id: 'versions.r1.article-1', unset: ['publishedAt']}},
        {delete: {id: 'versions.r1.availability-reader-new'}},
      ],
    },
  ])
})

test.each(['query', 'mutate'])('nothing is published if %s is refused', async (refused) => {
  const {act, commits} = setUp({refused})
  expect(await act({actionType: 'sanity.action.release.publish', releaseId: 'r1'})).toBe(403)
  expect(JSON.stringify(commits)).not.toContain('sanity.action.release.publish')
})

test.each([
  [{actionType: 'sanity.action.release.publish', releaseId: 'r1'}, {dryRun: true}],
  [{actionType: 'sanity.action.release.archive', releaseId: 'r1'}, {}],
  [{actionType: 'sanity.action.document.publish', draftId: 'drafts.a', publishedId: 'a'}, {}],
])('%o with %o is sent as it is', async (action, options) => {
  const {act, commits} = setUp()
  expect(await act(action, options)).toBe(200)
  expect(commits).toEqual([{actions: [action], ...options}])
})
