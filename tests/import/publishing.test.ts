import {describe, expect, test} from 'vitest'

import {
  NOON,
  LATER,
  publish,
  outcomes,
  warningsOf,
  revisions,
  strong,
  weak,
  system,
  block,
} from './expected.ts'
import {openImportDataset, textFile} from './import-dataset.ts'

describe('with publishing', () => {
  test('a document becomes a reader, a status, an availability and an article', async () => {
    const dataset = await openImportDataset()
    const results = await dataset.importFiles(
      [textFile('a.txt', {body: 'The moon.\n\nThe sea.\n\nLove and light,\n\nPin - 700107'})],
      publish,
    )
    expect(results).toEqual([
      {
        file: 'a.txt',
        ok: true,
        action: 'created',
        changes: [],
        isPublished: true,
        reader: {id: 'reader-700107', name: 'Clara Bell', pin: '700107'},
        article: {
          id: 'article-what-the-moon-knows',
          slug: 'what-the-moon-knows',
          title: 'What the moon knows',
        },
        warnings: [],
      },
    ])
    expect(Object.fromEntries(await dataset.findAllDocuments())).toEqual({
      'reader-700107': {
        ...system,
        _id: 'reader-700107',
        _type: 'reader',
        name: 'Clara Bell',
        pin: '700107',
        slug: {_type: 'slug', current: 'clara-bell'},
      },
      'status-available': {
        ...system,
        _id: 'status-available',
        _type: 'status',
        label: 'Available',
        tone: 'available',
        takesCalls: true,
        order: 1,
      },
      'availability-reader-700107': {
        ...system,
        _id: 'availability-reader-700107',
        _type: 'availability',
        reader: strong('reader-700107'),
        status: strong('status-available'),
        since: NOON.toISOString(),
      },
      'article-what-the-moon-knows': {
        ...system,
        _id: 'article-what-the-moon-knows',
        _type: 'article',
        title: 'What the moon knows',
        slug: {_type: 'slug', current: 'what-the-moon-knows'},
        reader: strong('reader-700107'),
        body: [block('The moon.'), block('The sea.')],
        signOff: 'Love and light,',
        publishedAt: NOON.toISOString(),
      },
    })
  })

  test('importing twice changes nothing', async () => {
    const dataset = await openImportDataset()
    const files = [
      textFile('a.txt'),
      textFile('b.txt', {header: 'Mary-Jane O’Neill – PIN: 0042 — Back at 5', title: 'The sea'}),
    ]
    await dataset.importFiles(files, publish)
    const before = await revisions(dataset)
    expect(outcomes(await dataset.importFiles(files, {...publish, now: () => LATER}))).toEqual([
      ['a.txt', 'unchanged'],
      ['b.txt', 'unchanged'],
    ])
    expect(await revisions(dataset)).toEqual(before)
  })

  test('a changed document updates only its article, and a changed status only the availability', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles([textFile('a.txt', {body: 'The moon.\n\nBlessings,'})], publish)
    const before = await revisions(dataset)
    const again = {...publish, now: () => LATER}
    expect(
      outcomes(await dataset.importFiles([textFile('a.txt', {body: 'The sun.'})], again)),
    ).toEqual([['a.txt', 'updated', 'body', 'signOff']])
    const after = await dataset.findAllDocuments()
    const article = after.get('article-what-the-moon-knows')
    expect(article).toMatchObject({body: [block('The sun.')], publishedAt: NOON.toISOString()})
    expect(article).not.toHaveProperty('signOff')
    expect(await revisions(dataset)).toEqual({
      ...before,
      'article-what-the-moon-knows': article?._rev,
    })

    await dataset.client.patch('availability-reader-700107').set({note: 'until six'}).commit()
    expect(
      outcomes(
        await dataset.importFiles(
          [textFile('a.txt', {header: 'Clara Bell - PIN 700107 - busy', body: 'The sun.'})],
          again,
        ),
      ),
    ).toEqual([['a.txt', 'updated', 'status']])
    const availability = (await dataset.findAllDocuments()).get('availability-reader-700107')
    expect(availability).toMatchObject({status: strong('status-busy'), since: LATER.toISOString()})
    expect(availability).not.toHaveProperty('note')
  })

  test('an editor’s draft of an article is kept, with a warning', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles([textFile('a.txt')], publish)
    const published = (await dataset.findAllDocuments()).get('article-what-the-moon-knows')
    await dataset.client.create({
      ...published,
      _id: 'drafts.article-what-the-moon-knows',
      _type: 'article',
      title: 'What the moon really knows',
    })
    const results = await dataset.importFiles([textFile('a.txt', {body: 'The sun.'})], publish)
    expect(outcomes(results)).toEqual([['a.txt', 'updated', 'body']])
    expect(warningsOf(results)).toEqual([
      '3: Clara Bell’s article has a draft with different content; the draft is kept: publish or discard it in the Studio',
    ])
    const after = await dataset.findAllDocuments()
    expect(after.get('article-what-the-moon-knows')).toMatchObject({body: [block('The sun.')]})
    expect(after.get('drafts.article-what-the-moon-knows')).toMatchObject({
      title: 'What the moon really knows',
      body: [block('The moon is far away.')],
    })
  })

  test('drafts of an earlier import are published', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles([textFile('a.txt')])
    expect(outcomes(await dataset.importFiles([textFile('a.txt')], publish))).toEqual([
      ['a.txt', 'created'],
    ])
    const after = await dataset.findAllDocuments()
    expect([...after.keys()].toSorted()).toEqual([
      'article-what-the-moon-knows',
      'availability-reader-700107',
      'reader-700107',
      'status-available',
    ])
    expect(after.get('availability-reader-700107')?.['reader']).toEqual(strong('reader-700107'))
    expect(after.get('article-what-the-moon-knows')?.['reader']).toEqual(strong('reader-700107'))
  })

  test('an unfinished profile is not published with the article', async () => {
    const dataset = await openImportDataset()
    await dataset.client.create({
      _id: 'drafts.someone',
      _type: 'reader',
      name: 'Clara B.',
      pin: '700107',
      tagline: 'Half a sen',
    })
    const results = await dataset.importFiles([textFile('a.txt')], publish)
    expect(warningsOf(results)).toEqual([
      '1: the PIN 700107 belongs to “Clara B.”, the document says “Clara Bell”; the stored name is kept',
      '1: “Clara B.” is published with name and PIN only; publish the draft of the profile in the Studio',
    ])
    const after = await dataset.findAllDocuments()
    expect(after.get('someone')).toEqual({
      ...system,
      _id: 'someone',
      _type: 'reader',
      name: 'Clara B.',
      pin: '700107',
      slug: {_type: 'slug', current: 'clara-b'},
    })
    expect(after.get('drafts.someone')).toMatchObject({tagline: 'Half a sen'})
    expect(after.get('availability-someone')).toMatchObject({reader: strong('someone')})
  })
})

describe('without publishing', () => {
  test('a new reader and article are drafts that refer to each other weakly', async () => {
    const dataset = await openImportDataset()
    expect(outcomes(await dataset.importFiles([textFile('a.txt')], {now: () => NOON}))).toEqual([
      ['a.txt', 'created'],
    ])
    const after = await dataset.findAllDocuments()
    expect([...after.keys()].toSorted()).toEqual([
      'availability-reader-700107',
      'drafts.article-what-the-moon-knows',
      'drafts.reader-700107',
      'status-available',
    ])
    const article = after.get('drafts.article-what-the-moon-knows')
    expect(article?.['reader']).toEqual(weak('reader-700107', 'reader'))
    expect(article).not.toHaveProperty('publishedAt')
    expect(after.get('availability-reader-700107')?.['reader']).toEqual(
      weak('reader-700107', 'reader'),
    )
    const before = await revisions(dataset)
    expect(outcomes(await dataset.importFiles([textFile('a.txt')]))).toEqual([
      ['a.txt', 'unchanged'],
    ])
    expect(await revisions(dataset)).toEqual(before)
  })

  test('a change to a published article becomes a draft that keeps the fields of editors', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles([textFile('a.txt')], publish)
    await dataset.client
      .patch('article-what-the-moon-knows')
      .set({excerpt: 'An editor’s.'})
      .commit()
    const before = await revisions(dataset)
    expect(outcomes(await dataset.importFiles([textFile('a.txt')]))).toEqual([
      ['a.txt', 'unchanged'],
    ])
    expect(outcomes(await dataset.importFiles([textFile('a.txt', {body: 'The sun.'})]))).toEqual([
      ['a.txt', 'updated', 'body'],
    ])
    const after = await dataset.findAllDocuments()
    expect(after.get('drafts.article-what-the-moon-knows')).toMatchObject({
      excerpt: 'An editor’s.',
      body: [block('The sun.')],
    })
    expect(after.get('article-what-the-moon-knows')?._rev).toBe(
      before['article-what-the-moon-knows'],
    )
  })
})

test('two simultaneous imports of the same document create one reader and one article', async () => {
  const dataset = await openImportDataset()
  const both = await Promise.all([
    dataset.importFiles([textFile('a.txt')], publish),
    dataset.importFiles([textFile('a.txt')], publish),
  ])
  expect(both.flat().every((result) => result.ok)).toBe(true)
  expect([...(await dataset.findAllDocuments()).keys()].toSorted()).toEqual([
    'article-what-the-moon-knows',
    'availability-reader-700107',
    'reader-700107',
    'status-available',
  ])
})
