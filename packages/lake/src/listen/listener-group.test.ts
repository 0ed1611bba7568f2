import {expect, test} from 'vitest'

import {isRecord} from '../json.ts'
import {readEvents, type ReceivedEvent} from '../testing/read-events.ts'
import {
  openTemporaryLake,
  TOKEN,
  type TemporaryLake,
  openStoredLake,
} from '../testing/temporary-lake.ts'

const SEARCH = {query: '*[_type == "film"]', includeAllVersions: 'true'}

async function openStream(
  {lake}: TemporaryLake,
  path: string,
  token: string | null,
): Promise<{readonly status: number; readonly next: () => Promise<ReceivedEvent>}> {
  const response = await lake.fetch(
    new Request(`http://localhost/v2026-09-01/data/${path}`, {
      headers: token === null ? {} : {authorization: `Bearer ${token}`},
    }),
  )
  return {status: response.status, next: readEvents(response)}
}

const listenPath = (search: Record<string, string>): string =>
  `listen/production?${new URLSearchParams(search).toString()}`

const dataOf = ({data}: ReceivedEvent): Record<string, unknown> => (isRecord(data) ? data : {})

test('listeners of one query that join and leave at different times receive the changes of their time, each in its format', async () => {
  const temporary = openTemporaryLake()
  const open = async (
    search: Record<string, string>,
    token: string | null = TOKEN,
  ): Promise<() => Promise<ReceivedEvent>> => {
    const {next} = await openStream(temporary, listenPath({...SEARCH, ...search}), token)
    expect(await next()).toMatchObject({event: 'welcome'})
    return next
  }
  const early = await open({includeResult: 'true'})
  await temporary.mutate({create: {_id: 'a', _type: 'film', year: 1}})
  const late = await open({includeMutations: 'false'})
  const stranger = await open({}, null)
  await temporary.mutate({create: {_id: 'p', _type: 'plant'}}, {patch: {id: 'a', set: {year: 2}}})
  await temporary.mutate({create: {_id: 'drafts.a', _type: 'film'}})
  await temporary.mutate({create: {_id: 'b', _type: 'film'}})
  const received = []
  for (const [next, count] of [
    [early, 4],
    [late, 3],
    [stranger, 2],
  ] as const) {
    const events: unknown[] = []
    while (events.length < count) {
      const {documentId, transition, mutations, result, identity} = dataOf(await next())
      events.push([documentId, transition, Array.isArray(mutations), isRecord(result), identity])
    }
    received.push(events)
  }
  expect(received).toEqual([
    [
      ['a', 'appear', true, true, 'token-1'],
      ['a', 'update', true, true, 'token-1'],
      ['drafts.a', 'appear', true, true, 'token-1'],
      ['b', 'appear', true, true, 'token-1'],
    ],
    [
      ['a', 'update', false, false, 'token-1'],
      ['drafts.a', 'appear', false, false, 'token-1'],
      ['b', 'appear', false, false, 'token-1'],
    ],
    [
      ['a', 'update', true, false, ''],
      ['b', 'appear', true, false, ''],
    ],
  ])
})

test('a listener that is too slow for its filter is told to fetch again, or its stream ends', async () => {
  const temporary = openStoredLake()
  await temporary.lake.warmUp()
  const search = {query: '*[_type == "film" && count(*) > 0]'}
  const {next: resumable} = await openStream(
    temporary,
    listenPath({...search, enableResume: 'true'}),
    TOKEN,
  )
  const {next: other} = await openStream(temporary, listenPath(search), TOKEN)
  expect(await resumable()).toMatchObject({event: 'welcome'})
  expect(await other()).toMatchObject({event: 'welcome'})
  // More commits in one turn than may wait for the filter; on a busy machine they take several turns.
  const reset = new AbortController()
  const commitUntilReset = async (): Promise<void> => {
    for (let batch = 0; batch < 20 && !reset.signal.aborted; batch++) {
      await Promise.all(
        Array.from({length: 600}, (_, index) =>
          temporary.mutate({create: {_id: `film-${batch}-${index}`, _type: 'film'}}),
        ),
      )
    }
  }
  const committed = commitUntilReset()
  let event = await resumable()
  while (event.event !== 'reset') {
    event = await resumable()
  }
  reset.abort()
  await committed
  await temporary.mutate({create: {_id: 'last', _type: 'film'}})
  do {
    event = await resumable()
  } while (dataOf(event)['documentId'] !== 'last')
  await expect(
    (async () => {
      for (;;) {
        await other()
      }
    })(),
  ).rejects.toThrow('The stream has ended')
})

test('strangers who open all streams that they may open leave the others to people who have logged in', async () => {
  const temporary = openTemporaryLake({streams: {maxStreams: 20, maxAnonymousStreams: 16}})
  const attempts = await Promise.all(
    Array.from({length: 40}, (_, index) =>
      openStream(temporary, index % 2 ? listenPath(SEARCH) : 'live/events/production', null),
    ),
  )
  expect(attempts.filter(({status}) => status === 200)).toHaveLength(16)
  expect(attempts.filter(({status}) => status === 503)).toHaveLength(24)
  const editor = await openStream(temporary, listenPath(SEARCH), TOKEN)
  expect(await editor.next()).toMatchObject({event: 'welcome'})
})
