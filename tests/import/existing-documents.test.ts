import {describe, expect, test} from 'vitest'

import {LATER, publish, outcomes, warningsOf, revisions, strong, weak, system} from './expected.ts'
import {openImportDesk, textFile} from './import-desk.ts'

describe('readers, statuses and articles that are there already', () => {
  test('are found: a reader by PIN in a draft, a status by its words in any case', async () => {
    const desk = await openImportDesk()
    await desk.client.create({
      _id: 'drafts.someone',
      _type: 'reader',
      name: 'Clara Bell',
      pin: '700107',
    })
    await desk.client.create({_id: 'my-status', _type: 'status', label: 'back AT  5', order: 9})
    const results = await desk.run([
      textFile('a.txt', {header: 'Clara Bell - PIN 700107 - Back at 5.'}),
    ])
    expect(outcomes(results)).toEqual([['a.txt', 'created']])
    expect((await desk.everything()).get('availability-someone')).toMatchObject({
      reader: weak('someone', 'reader'),
      status: strong('my-status'),
    })
  })

  test('a status in new words is created with a guessed tone behind the others', async () => {
    const desk = await openImportDesk()
    const results = await desk.run(
      [textFile('a.txt', {header: 'Clara - PIN 700107 - Back at 5'})],
      publish,
    )
    expect(warningsOf(results)).toEqual([
      '1: the status “Back at 5” is new: its tone is guessed as “away”',
    ])
    expect((await desk.everything()).get('status-back-at-5')).toEqual({
      ...system,
      _id: 'status-back-at-5',
      _type: 'status',
      label: 'Back at 5',
      tone: 'away',
      takesCalls: false,
      order: 5,
    })
  })

  test('a second reader of the same name gets an address of their own', async () => {
    const desk = await openImportDesk()
    await desk.run(
      [
        textFile('a.txt', {header: 'Clara - PIN 700107 - Busy'}),
        textFile('b.txt', {header: 'Clara - PIN 0042 - Busy', title: 'The sea'}),
      ],
      publish,
    )
    const after = await desk.everything()
    expect(after.get('reader-700107')?.['slug']).toEqual({_type: 'slug', current: 'clara'})
    expect(after.get('reader-0042')?.['slug']).toEqual({_type: 'slug', current: 'clara-0042'})
  })

  test('an article keeps the address that an editor gave it', async () => {
    const desk = await openImportDesk()
    await desk.run([textFile('a.txt')], publish)
    await desk.client.patch('article-what-the-moon-knows').set({'slug.current': 'moon'}).commit()
    const results = await desk.run([textFile('a.txt', {body: 'The sun.'})], publish)
    expect(outcomes(results)).toEqual([['a.txt', 'updated', 'body']])
    expect(warningsOf(results)).toEqual([
      '3: the article’s address stays “moon”, as an editor set it',
    ])
  })

  test('documents of one import that disagree about a status take the last one, each time', async () => {
    const desk = await openImportDesk()
    const files = [
      textFile('a.txt', {header: 'Clara Bell - PIN 700107 - Available'}),
      textFile('b.txt', {header: 'Clara Bell - PIN 700107 - Busy', title: 'The sea'}),
    ]
    const results = await desk.run(files, publish)
    expect(warningsOf(results)).toEqual([
      '1: b.txt, imported with it, says “Busy” of the same reader; that status is taken',
    ])
    const before = await revisions(desk)
    expect(before).not.toHaveProperty('status-available')
    await desk.run(files, {...publish, now: () => LATER})
    expect(await revisions(desk)).toEqual(before)
  })
})
