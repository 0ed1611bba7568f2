import {afterEach, beforeEach, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from './served-lake.ts'

const MONDAY = '2099-12-07T09:00:00.000Z'

let lake: ServedLake
let releaseId: string

beforeEach(async () => {
  lake = await serveEmptyLake()
  await lake.editor.create({_id: 'alien', _type: 'film', title: 'Alien'})
  const created = await lake.editor.releases.create({
    metadata: {title: 'Spring', releaseType: 'scheduled', intendedPublishAt: MONDAY},
  })
  releaseId = created.releaseId
})

afterEach(() => lake.close())

const fetchTitles = (perspective: string[] | 'published'): Promise<unknown> =>
  lake.editor.fetch('*[_type == "film"] | order(_id).title', {}, {perspective})

test('the official client fills a release, looks at it and publishes it', async () => {
  const {editor, anonymous} = lake
  expect(await editor.releases.get({releaseId})).toMatchObject({
    _id: `_.releases.${releaseId}`,
    _type: 'system.release',
    name: releaseId,
    state: 'active',
    metadata: {title: 'Spring', releaseType: 'scheduled', intendedPublishAt: MONDAY},
  })
  await editor.createVersion({publishedId: 'alien', baseId: 'alien', releaseId})
  await editor.createVersion({
    publishedId: 'brazil',
    releaseId,
    document: {_type: 'film', title: 'Brasil'},
  })
  await editor.replaceVersion({
    publishedId: 'brazil',
    releaseId,
    document: {_type: 'film', title: 'Brazil'},
  })
  await editor.patch(`versions.${releaseId}.alien`).set({title: 'Alien, restored'}).commit()
  const {result} = await editor
    .withConfig({perspective: 'raw'})
    .releases.fetchDocuments({releaseId})
  expect(result.map(({_id}) => _id)).toEqual([
    `versions.${releaseId}.alien`,
    `versions.${releaseId}.brazil`,
  ])
  expect(await fetchTitles([releaseId, 'drafts'])).toEqual(['Alien, restored', 'Brazil'])
  expect(await anonymous.fetch('releases::all()')).toEqual([])
  expect(await anonymous.fetch('*[_type == "film"].title')).toEqual(['Alien'])
  await editor.releases.publish({releaseId})
  expect(await anonymous.fetch('*[_type == "film"] | order(_id).title')).toEqual([
    'Alien, restored',
    'Brazil',
  ])
  expect(await editor.releases.get({releaseId})).toMatchObject({state: 'published'})
})

test('the official client moves a release through all its states', async () => {
  const {releases} = lake.editor
  const state = async (): Promise<unknown> => (await releases.get({releaseId}))?.state
  await lake.editor.createVersion({publishedId: 'alien', baseId: 'alien', releaseId})
  await releases.edit({releaseId, patch: {set: {'metadata.title': 'Summer'}}})
  await releases.schedule({releaseId, publishAt: MONDAY})
  expect(await state()).toBe('scheduled')
  await expect(lake.editor.discardVersion({publishedId: 'alien', releaseId})).rejects.toMatchObject(
    {statusCode: 409, details: {type: 'actionError'}},
  )
  await releases.unschedule({releaseId})
  expect(await state()).toBe('active')
  await releases.archive({releaseId})
  expect(await state()).toBe('archived')
  expect(await lake.editor.getDocument(`versions.${releaseId}.alien`)).toBeUndefined()
  await releases.unarchive({releaseId})
  expect(await releases.get({releaseId})).toMatchObject({
    state: 'active',
    metadata: {title: 'Summer'},
  })
  expect(await lake.editor.getDocument(`versions.${releaseId}.alien`)).toMatchObject({
    title: 'Alien',
  })
  await releases.archive({releaseId})
  await releases.delete({releaseId})
  expect(await releases.get({releaseId})).toBeUndefined()
})

test('the official client unpublishes a document by a release', async () => {
  await lake.editor.unpublishVersion({publishedId: 'alien', releaseId})
  expect(await fetchTitles('published')).toEqual(['Alien'])
  expect(await fetchTitles([releaseId])).toEqual([])
  await lake.editor.releases.publish({releaseId})
  expect(await fetchTitles('published')).toEqual([])
})

test('a dry run of an action on a release says what the action says, and changes nothing', async () => {
  const {releases} = lake.editor
  const before = await releases.get({releaseId})
  await releases.archive({releaseId}, {dryRun: true})
  await expect(releases.unschedule({releaseId}, {dryRun: true})).rejects.toMatchObject({
    statusCode: 409,
  })
  await expect(releases.unschedule({releaseId})).rejects.toMatchObject({statusCode: 409})
  expect(await releases.get({releaseId})).toEqual(before)
})

test('several actions on releases are committed completely or not at all', async () => {
  const {editor} = lake
  await expect(
    editor.action([
      {actionType: 'sanity.action.release.create', releaseId: 'rAutumn'},
      {actionType: 'sanity.action.release.publish', releaseId: 'rMissing'},
    ]),
  ).rejects.toMatchObject({details: {items: [expect.objectContaining({index: 1})]}})
  expect(await editor.releases.get({releaseId: 'rAutumn'})).toBeUndefined()
})
