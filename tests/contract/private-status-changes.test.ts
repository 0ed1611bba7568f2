import {switchStatus, undoSwitches} from '@reader-article/content'
import {afterEach, beforeEach, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from './served-lake.ts'
import {waitFor} from './wait-for.ts'

let lake: ServedLake
let changeId = ''

const NAME = 'Hester Quill'
const USER_ID = 'user-hester'
const USER = {user: {id: USER_ID, name: NAME}, source: 'Telephone system'}
const AVAILABILITY = 'availability-reader-700107'
/** What nobody may read without logging in: who switches, and where. */
const SECRETS = [NAME, USER_ID, 'Telephone system', 'statusChange']

beforeEach(async () => {
  lake = await serveEmptyLake()
  await lake.editor
    .transaction()
    .create({_id: 'status-available', _type: 'status', label: 'Available'})
    .create({_id: 'status-busy', _type: 'status', label: 'Busy'})
    .create({_id: 'reader-700107', _type: 'reader', name: 'Clara Voss', pin: '700107'})
    .commit()
  await switchStatus(lake.editor, {pin: '700107', status: 'Available'}, USER)
  const result = await switchStatus(lake.editor, {pin: '700107', status: 'Busy'}, USER)
  changeId = result.changeId ?? ''
})

afterEach(() => lake.close())

/** Returns the secrets in a text. */
function findSecrets(text: string): string[] {
  return SECRETS.filter((secret) => text.includes(secret))
}

async function read(path: string, token?: string): Promise<string> {
  const init = token === undefined ? {} : {headers: {authorization: `Bearer ${token}`}}
  const response = await fetch(`${lake.url}/v2026-09-01/${path}`, init)
  return response.text()
}

function queryPath(query: string, more = ''): string {
  return `data/query/production?query=${encodeURIComponent(query)}${more}`
}

const EVERYTHING = ['raw', 'drafts', 'published', 'r1'].flatMap((perspective) =>
  [
    '*',
    '*[_type == "statusChange"]',
    '*[_id in path("**")]',
    '*[_id in path("statusChange.**")]',
    '*[_id match "statusChange*"]{user, source, _type}',
    '*[references("reader-700107")]',
    '*[references("status-busy")]{"all": *}',
    '*[_id == "reader-700107"]{"changes": *[references(^._id) && defined(user)]{user, _type}}',
    '*[_type == "availability"]{..., "same": *[_rev == ^._rev]}',
  ].map((query) => queryPath(query, `&perspective=${perspective}`)),
)

test('a stranger finds no change of status with any query, unlike an editor', async () => {
  expect(findSecrets(await read(queryPath('*'), lake.token))).toEqual(SECRETS)
  for (const path of EVERYTHING) {
    // The query is not part of the response, since it may contain the name of the type.
    expect([path, findSecrets(await read(`${path}&returnQuery=false`))]).toEqual([path, []])
  }
  const count = await read(queryPath('count(*[_type == "statusChange"])', '&returnQuery=false'))
  expect(JSON.parse(count)).toMatchObject({result: 0})
})

test.each([
  ['data/doc/production/CHANGE', true],
  [`data/doc/production/${AVAILABILITY},CHANGE`, true],
  ['data/export/production', true],
  ['data/history/production/documents/CHANGE?time=2050-01-01T00:00:00Z', true],
  [`data/history/production/documents/${AVAILABILITY},CHANGE?time=2050-01-01T00:00:00Z`, true],
  ['data/history/production/transactions/CHANGE?effectFormat=mendoza', true],
  [`data/history/production/transactions/${AVAILABILITY}?effectFormat=mendoza`, true],
  [`data/history/production/transactions/${AVAILABILITY}?excludeContent=false`, true],
  [`data/history/production/events/documents/${AVAILABILITY}`, false],
  ['data/history/production/events/documents/CHANGE', true],
  ['data/references/production/documents/reader-700107/to', true],
])('a stranger gets no change of status from %s', async (pattern, isShownToEditors) => {
  const path = pattern.replace('CHANGE', changeId)
  const editorText = await read(path, lake.token)
  const strangerText = (await read(path)).replaceAll(changeId, 'CHANGE')
  expect([
    findSecrets(editorText).length > 0,
    findSecrets(strangerText.replaceAll(path, '')),
  ]).toEqual([isShownToEditors, []])
})

test('a stranger who listens or follows live events hears of the availability only', async () => {
  const events: unknown[] = []
  const listening = lake.anonymous
    .listen(
      '*',
      {},
      {
        events: ['welcome', 'mutation'],
        includeResult: true,
        includePreviousRevision: true,
        includeAllVersions: true,
        effectFormat: 'mendoza',
      },
    )
    .subscribe((event) => events.push(event))
  const live: unknown[] = []
  const following = lake.anonymous.live.events().subscribe((event) => live.push(event))
  await waitFor(() => expect([events.length, live.length]).toEqual([1, 1]))
  await switchStatus(lake.editor, {pin: '700107', status: 'Available'}, USER)
  const {changeId: undone = ''} = await switchStatus(
    lake.editor,
    {pin: '700107', status: 'Busy'},
    USER,
  )
  await undoSwitches(lake.editor, [undone], USER)
  await waitFor(() => expect([events.length, live.length > 1]).toEqual([4, true]))
  listening.unsubscribe()
  following.unsubscribe()
  expect(events).toMatchObject([
    {type: 'welcome'},
    ...Array.from({length: 3}, () => ({documentId: AVAILABILITY, transactionTotalEvents: 1})),
  ])
  expect(findSecrets(JSON.stringify([events, live]))).toEqual([])
})
