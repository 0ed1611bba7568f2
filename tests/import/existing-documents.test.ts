import {STATUS_SEEDS} from '@reader-article/content'
import {describe, expect, test} from 'vitest'

import {LATER, publish, outcomes, warningsOf, revisions, strong, weak, system} from './expected.ts'
import {openImportDataset, textFile} from './import-dataset.ts'

describe('readers, statuses and articles that exist already', () => {
  test('are found: a reader by PIN in a draft, a status by its label in any case', async () => {
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
    expect(outcomes(results)).toEqual([['a.txt', 'created']])
    expect((await dataset.findAllDocuments()).get('availability-someone')).toMatchObject({
      reader: weak('someone', 'reader'),
      status: strong('my-status'),
    })
  })

  test('do not include a status with a new label: it is created last, with a guessed tone', async () => {
    const dataset = await openImportDataset()
    const results = await dataset.importFiles(
      [textFile('a.txt', {header: 'Clara - PIN 700107 - Back at 5'})],
      publish,
    )
    expect(warningsOf(results)).toEqual([
      '1: the status “Back at 5” is new: its tone is guessed as “away”',
    ])
    expect((await dataset.findAllDocuments()).get('status-back-at-5')).toEqual({
      ...system,
      _id: 'status-back-at-5',
      _type: 'status',
      label: 'Back at 5',
      tone: 'away',
      takesCalls: false,
      order: STATUS_SEEDS.length + 1,
    })
  })

  test('keep their address: a second reader with the same name gets a different one', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles(
      [
        textFile('a.txt', {header: 'Clara - PIN 700107 - Busy'}),
        textFile('b.txt', {header: 'Clara - PIN 0042 - Busy', title: 'The sea'}),
      ],
      publish,
    )
    const after = await dataset.findAllDocuments()
    expect(after.get('reader-700107')?.['slug']).toEqual({_type: 'slug', current: 'clara'})
    expect(after.get('reader-0042')?.['slug']).toEqual({_type: 'slug', current: 'clara-0042'})
  })

  test('keep an address that an editor set', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles([textFile('a.txt')], publish)
    await dataset.client.patch('article-what-the-moon-knows').set({'slug.current': 'moon'}).commit()
    const results = await dataset.importFiles([textFile('a.txt', {body: 'The sun.'})], publish)
    expect(outcomes(results)).toEqual([['a.txt', 'updated', 'body']])
    expect(warningsOf(results)).toEqual([
      '3: the article keeps the address “moon” that an editor set',
    ])
  })

  test('get the status of the last document, on every import, if documents of one import differ', async () => {
    const dataset = await openImportDataset()
    const files = [
      textFile('a.txt', {header: 'Clara Bell - PIN 700107 - Available'}),
      textFile('b.txt', {header: 'Clara Bell - PIN 700107 - Busy', title: 'The sea'}),
    ]
    const results = await dataset.importFiles(files, publish)
    expect(warningsOf(results)).toEqual([
      '1: b.txt, imported at the same time, gives the same reader the status “Busy”; that status is used',
    ])
    const before = await revisions(dataset)
    expect(before).not.toHaveProperty('status-available')
    await dataset.importFiles(files, {...publish, now: () => LATER})
    expect(await revisions(dataset)).toEqual(before)
  })
})
