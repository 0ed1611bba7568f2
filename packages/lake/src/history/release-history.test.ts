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
