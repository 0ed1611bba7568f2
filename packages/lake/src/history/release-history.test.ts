import {expect, test} from 'vitest'

import {openTemporaryLake} from '../testing/temporary-lake.ts'

const act = (name: string): unknown => ({
  actionType: `sanity.action.release.${name}`,
  releaseId: 'spring',
})

test('the history of a document names the release that has published it, and the state before', async () => {
  const {
    request,
    mutate,
    act: commit,
  } = openTemporaryLake({
    now: () => new Date('2026-05-03T10:00:00.000Z'),
  })
  const history = async (path: string): Promise<unknown> =>
    (await request(`/data/history/production/${path}`)).body
  await mutate({create: {_id: 'alien', _type: 'film', title: 'Alien'}})
  await commit(act('create'))
  await mutate(
    {create: {_id: 'versions.spring.alien', _type: 'film', title: 'Alien, restored'}},
    {create: {_id: 'versions.spring.brazil', _type: 'film', title: 'Brazil'}},
  )
  await mutate({patch: {id: 'alien', set: {title: 'Alien!'}}})
  const {body} = await commit(act('publish'))
  const revisionId: unknown = Object(body).transactionId
  expect(await history('events/documents/alien?limit=1')).toEqual({
    events: {
      alien: [
        {
          type: 'publishDocumentVersion',
          documentId: 'alien',
          timestamp: '2026-05-03T10:00:00.000Z',
          author: 'token-1',
          releaseId: 'spring',
          revisionId,
          versionId: 'versions.spring.alien',
          versionRevisionId: revisionId,
          publishCause: 'release.publish',
        },
      ],
    },
    nextCursor: expect.any(String),
  })
  expect(
    await history('documents/versions.spring.alien,versions.spring.brazil?lastRevision=true'),
  ).toMatchObject({
    documents: [
      {_id: 'versions.spring.alien', title: 'Alien, restored', _rev: revisionId},
      {_id: 'versions.spring.brazil', title: 'Brazil', _rev: revisionId},
    ],
  })
})

test('the history of a release has its changes, and its documents as they come and go', async () => {
  let time = Date.parse('2026-05-03T10:00:00.000Z')
  const {request, mutate, act: commit} = openTemporaryLake({now: () => new Date((time += 60_000))})
  const publishAt = '2099-12-07T09:00:00.000Z'
  await commit({
    ...Object(act('create')),
    metadata: {title: 'Spring', releaseType: 'scheduled', intendedPublishAt: publishAt},
  })
  await mutate({create: {_id: 'versions.spring.alien', _type: 'film', title: 'Alien'}})
  await mutate({create: {_id: 'versions.spring.brazil', _type: 'film', title: 'Brazil'}})
  await mutate({patch: {id: 'versions.spring.alien', set: {title: 'Aliens'}}})
  await mutate({create: {_id: 'versions.springtime.alien', _type: 'film'}})
  await mutate({delete: {id: 'versions.spring.brazil'}})
  await commit({...Object(act('edit')), patch: {set: {'metadata.title': 'Early spring'}}})
  await commit({...Object(act('edit')), patch: {set: {'metadata.releaseType': 'asap'}}})
  await commit({...Object(act('schedule')), publishAt})
  await commit(act('unschedule'))
  await commit(act('archive'))
  await commit(act('unarchive'))
  await commit(act('publish'))
  await commit(act('delete'))

  const path = '/data/history/production/events/releases/spring'
  const {body} = await request(path)
  const {events, nextCursor} = Object(body)
  const author = 'token-1'
  const releaseName = 'spring'
  const common = {author, releaseName, timestamp: expect.stringMatching(/^2026-05-03T1\d:/)}
  const versionOf = (type: string, documentId: string): unknown => ({
    type,
    ...common,
    documentId,
    versionId: `versions.spring.${documentId}`,
    documentType: 'film',
    versionRevisionId: expect.any(String),
  })
  expect([events, nextCursor]).toEqual([
    [
      {type: 'deleteRelease', ...common},
      {type: 'publishRelease', ...common},
      {type: 'unarchiveRelease', ...common},
      {type: 'archiveRelease', ...common},
      {type: 'unscheduleRelease', ...common},
      {type: 'scheduleRelease', ...common, publishAt},
      {
        type: 'editRelease',
        ...common,
        change: {releaseType: 'asap', intendedPublishDate: publishAt},
      },
      versionOf('discardDocumentFromRelease', 'brazil'),
      versionOf('addDocumentToRelease', 'brazil'),
      versionOf('addDocumentToRelease', 'alien'),
      {
        type: 'createRelease',
        ...common,
        change: {releaseType: 'scheduled', intendedPublishDate: publishAt},
      },
    ],
    '',
  ])

  const pages: unknown[] = []
  let cursor = ''
  do {
    const page = Object((await request(`${path}?limit=4&nextCursor=${cursor}`)).body)
    pages.push(...page.events)
    cursor = page.nextCursor
  } while (cursor !== '')
  expect(pages).toEqual(events)
  expect((await request(path, {token: ''})).status).toBe(401)
})
