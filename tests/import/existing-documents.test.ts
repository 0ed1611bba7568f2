import {STATUS_SEEDS} from '@reader-article/content'
import {describe, expect, test} from 'vitest'

import {
  NEXT_DAY,
  PUBLISH_AT_NOON,
  summariseResults,
  collectWarnings,
  fetchRevisions,
  strongReference,
  weakReference,
  SYSTEM_FIELDS,
} from './expected.ts'
import {openImportDataset, textFile} from './import-dataset.ts'

describe('an import into a dataset with documents', () => {
  test('finds a reader by the PIN in a draft, and a status by its label in any case', async () => {
    const dataset = await openImportDataset()
    await dataset.client.create({
      _id: 'drafts.someone',
      _type: 'reader',
      name: 'Clara Bell',
      pin: '700107',
    })
    await dataset.client.create({_id: 'my-status', _type: 'status', label: 'back AT  5', order: 9})
    const results = await dataset.importFiles([
      textFile('a.txt', {header: 'Clara Bell - PIN 700107 - Back at 5.'}),
    ])
    expect(summariseResults(results)).toEqual([['a.txt', 'created']])
    expect((await dataset.fetchAllDocuments()).get('availability-someone')).toMatchObject({
      reader: weakReference('someone', 'reader'),
      status: strongReference('my-status'),
    })
  })

  test('creates a status with a new label, as the last one and with a guessed tone', async () => {
    const dataset = await openImportDataset()
    const results = await dataset.importFiles(
      [textFile('a.txt', {header: 'Clara - PIN 700107 - Back at 5'})],
      PUBLISH_AT_NOON,
    )
    expect(collectWarnings(results)).toEqual([
      '1: the status “Back at 5” is new: its tone is guessed as “away”',
    ])
    expect((await dataset.fetchAllDocuments()).get('status-back-at-5')).toEqual({
      ...SYSTEM_FIELDS,
      _id: 'status-back-at-5',
      _type: 'status',
      label: 'Back at 5',
      tone: 'away',
      takesCalls: false,
      order: STATUS_SEEDS.length + 1,
    })
  })

  test('keeps the slug of a reader, and gives a second reader with the same name a different slug', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles(
      [
        textFile('a.txt', {header: 'Clara - PIN 700107 - Busy'}),
        textFile('b.txt', {header: 'Clara - PIN 0042 - Busy', title: 'The sea'}),
      ],
      PUBLISH_AT_NOON,
    )
    const after = await dataset.fetchAllDocuments()
    expect(after.get('reader-700107')?.['slug']).toEqual({_type: 'slug', current: 'clara'})
    expect(after.get('reader-0042')?.['slug']).toEqual({_type: 'slug', current: 'clara-0042'})
  })

  test('keeps a slug that an editor set', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles([textFile('a.txt')], PUBLISH_AT_NOON)
    await dataset.client.patch('article-what-the-moon-knows').set({'slug.current': 'moon'}).commit()
    const results = await dataset.importFiles(
      [textFile('a.txt', {body: 'The sun.'})],
      PUBLISH_AT_NOON,
    )
    expect(summariseResults(results)).toEqual([['a.txt', 'updated', 'body']])
    expect(collectWarnings(results)).toEqual([
      '3: the article keeps the address “moon” that an editor set',
    ])
  })

  test('keeps the public slug as a former one when it publishes the article at the slug of a draft', async () => {
    const dataset = await openImportDataset()
    const files = [textFile('a.txt')]
    await dataset.importFiles(files, PUBLISH_AT_NOON)
    const id = 'article-what-the-moon-knows'
    const published = (await dataset.fetchAllDocuments()).get(id)
    await dataset.client.createOrReplace({
      ...published,
      _id: `drafts.${id}`,
      _type: 'article',
      slug: {_type: 'slug', current: 'moon'},
    })
    const results = await dataset.importFiles(files, PUBLISH_AT_NOON)
    expect(summariseResults(results)).toEqual([['a.txt', 'updated', 'slug', 'formerSlugs']])
    expect((await dataset.fetchAllDocuments()).get(id)).toMatchObject({
      slug: {current: 'moon'},
      formerSlugs: ['what-the-moon-knows'],
    })
    expect(summariseResults(await dataset.importFiles(files, PUBLISH_AT_NOON))).toEqual([
      ['a.txt', 'unchanged'],
    ])
  })

  test('uses the status of the last document if documents of the same reader have different statuses', async () => {
    const dataset = await openImportDataset()
    const files = [
      textFile('a.txt', {header: 'Clara Bell - PIN 700107 - Available'}),
      textFile('b.txt', {header: 'Clara Bell - PIN 700107 - Busy', title: 'The sea'}),
    ]
    const results = await dataset.importFiles(files, PUBLISH_AT_NOON)
    expect(collectWarnings(results)).toEqual([
      '1: b.txt, imported at the same time, gives the same reader the status “Busy”; that status is used',
    ])
    const before = await fetchRevisions(dataset)
    expect(before).not.toHaveProperty('status-available')
    await dataset.importFiles(files, {...PUBLISH_AT_NOON, now: () => NEXT_DAY})
    expect(await fetchRevisions(dataset)).toEqual(before)
  })
})
