import {describe, expect, test} from 'vitest'

import {
  NOON,
  NEXT_DAY,
  PUBLISH_AT_NOON,
  summariseResults,
  collectWarnings,
  fetchRevisions,
  strongReference,
  weakReference,
  SYSTEM_FIELDS,
  storedParagraph,
} from './expected.ts'
import {openImportDataset, textFile} from './import-dataset.ts'

describe('an import that publishes', () => {
  test('creates a reader, a status, an availability and an article from a document', async () => {
    const dataset = await openImportDataset()
    const results = await dataset.importFiles(
      [textFile('a.txt', {body: 'The moon.\n\nThe sea.\n\nLove and light,\n\nPin - 700107'})],
      PUBLISH_AT_NOON,
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
    expect(Object.fromEntries(await dataset.fetchAllDocuments())).toEqual({
      'reader-700107': {
        ...SYSTEM_FIELDS,
        _id: 'reader-700107',
        _type: 'reader',
        name: 'Clara Bell',
        pin: '700107',
        slug: {_type: 'slug', current: 'clara-bell'},
      },
      'status-available': {
        ...SYSTEM_FIELDS,
        _id: 'status-available',
        _type: 'status',
        label: 'Available',
        tone: 'available',
        takesCalls: true,
        order: 1,
      },
      'availability-reader-700107': {
        ...SYSTEM_FIELDS,
        _id: 'availability-reader-700107',
        _type: 'availability',
        reader: strongReference('reader-700107'),
        status: strongReference('status-available'),
        since: NOON.toISOString(),
      },
      'article-what-the-moon-knows': {
        ...SYSTEM_FIELDS,
        _id: 'article-what-the-moon-knows',
        _type: 'article',
        title: 'What the moon knows',
        slug: {_type: 'slug', current: 'what-the-moon-knows'},
        reader: strongReference('reader-700107'),
        body: [storedParagraph('The moon.'), storedParagraph('The sea.')],
        signOff: 'Love and light,',
        publishedAt: NOON.toISOString(),
      },
    })
  })

  test('changes nothing when the same documents are imported again', async () => {
    const dataset = await openImportDataset()
    const files = [
      textFile('a.txt'),
      textFile('b.txt', {header: 'Mary-Jane O’Neill – PIN: 0042 — Back at 5', title: 'The sea'}),
    ]
    await dataset.importFiles(files, PUBLISH_AT_NOON)
    const before = await fetchRevisions(dataset)
    expect(
      summariseResults(await dataset.importFiles(files, {...PUBLISH_AT_NOON, now: () => NEXT_DAY})),
    ).toEqual([
      ['a.txt', 'unchanged'],
      ['b.txt', 'unchanged'],
    ])
    expect(await fetchRevisions(dataset)).toEqual(before)
  })

  test('updates only the article if the text has changed, and only the availability if the status has changed', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles(
      [textFile('a.txt', {body: 'The moon.\n\nBlessings,'})],
      PUBLISH_AT_NOON,
    )
    const before = await fetchRevisions(dataset)
    const publishNextDay = {...PUBLISH_AT_NOON, now: () => NEXT_DAY}
    expect(
      summariseResults(
        await dataset.importFiles([textFile('a.txt', {body: 'The sun.'})], publishNextDay),
      ),
    ).toEqual([['a.txt', 'updated', 'body', 'signOff']])
    const after = await dataset.fetchAllDocuments()
    const article = after.get('article-what-the-moon-knows')
    expect(article).toMatchObject({
      body: [storedParagraph('The sun.')],
      publishedAt: NOON.toISOString(),
    })
    expect(article).not.toHaveProperty('signOff')
    expect(await fetchRevisions(dataset)).toEqual({
      ...before,
      'article-what-the-moon-knows': article?._rev,
    })

    await dataset.client.patch('availability-reader-700107').set({note: 'until six'}).commit()
    expect(
      summariseResults(
        await dataset.importFiles(
          [textFile('a.txt', {header: 'Clara Bell - PIN 700107 - busy', body: 'The sun.'})],
          publishNextDay,
        ),
      ),
    ).toEqual([['a.txt', 'updated', 'status']])
    const availability = (await dataset.fetchAllDocuments()).get('availability-reader-700107')
    expect(availability).toMatchObject({
      status: strongReference('status-busy'),
      since: NEXT_DAY.toISOString(),
    })
    expect(availability).not.toHaveProperty('note')
  })

  test('records each change of a status in the transaction that changes it', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles([textFile('a.txt')], PUBLISH_AT_NOON)
    await dataset.client
      .patch('availability-reader-700107')
      .set({note: 'until six', until: '2027-01-01T18:00:00.000Z'})
      .commit()
    const later = {...PUBLISH_AT_NOON, now: () => NEXT_DAY}
    await dataset.importFiles([textFile('a.txt')], later)
    await dataset.importFiles([textFile('a.txt')], later)
    const shared = {
      _type: 'statusChange',
      reader: {_type: 'reference', _ref: 'reader-700107', _weak: true},
      user: {id: 'token-1', name: 'Token 1'},
      source: 'Import',
    }
    const available = {
      _type: 'recordedStatus',
      status: {_type: 'reference', _ref: 'status-available', _weak: true},
      label: 'Available',
      since: NOON.toISOString(),
    }
    const changes = await dataset.fetchStatusChanges()
    expect(changes).toEqual([
      {
        ...SYSTEM_FIELDS,
        ...shared,
        _id: expect.stringMatching(/^statusChange\.[0-9a-f]{32}$/u),
        at: NOON.toISOString(),
        to: available,
      },
      {
        ...SYSTEM_FIELDS,
        ...shared,
        _id: expect.stringMatching(/^statusChange\.[0-9a-f]{32}$/u),
        at: NEXT_DAY.toISOString(),
        from: {
          ...available,
          until: '2027-01-01T18:00:00.000Z',
          next: {_type: 'reference', _ref: 'status-available', _weak: true},
          nextLabel: 'Available',
          note: 'until six',
        },
        to: available,
      },
    ])
    const availability = (await dataset.fetchAllDocuments()).get('availability-reader-700107')
    expect(changes[1]?._rev).toBe(availability?._rev)
  })

  test('removes the end of a status, even of one with the same label', async () => {
    const dataset = await openImportDataset()
    const busy = textFile('a.txt', {header: 'Clara Bell - PIN 700107 - Busy'})
    await dataset.importFiles([busy], PUBLISH_AT_NOON)
    await dataset.client.create({_id: 'status-free', _type: 'status', label: 'Free'})
    await dataset.client
      .patch('availability-reader-700107')
      .set({
        until: '2099-01-01T00:00:00.000Z',
        next: strongReference('status-free'),
        note: 'back soon',
      })
      .commit()
    const importAgain = async () =>
      summariseResults(await dataset.importFiles([busy], {...PUBLISH_AT_NOON, now: () => NEXT_DAY}))
    expect(await importAgain()).toEqual([['a.txt', 'updated', 'status']])
    const availability = (await dataset.fetchAllDocuments()).get('availability-reader-700107')
    expect(availability).toMatchObject({
      status: strongReference('status-busy'),
      since: NOON.toISOString(),
    })
    expect(
      Object.keys(availability ?? {})
        .filter((field) => !field.startsWith('_'))
        .toSorted(),
    ).toEqual(['reader', 'since', 'status'])
    expect(await importAgain()).toEqual([['a.txt', 'unchanged']])
  })

  test('switches a reader whose status has ended by itself only if the document has another one', async () => {
    const dataset = await openImportDataset()
    const busy = textFile('a.txt', {header: 'Clara Bell - PIN 700107 - Busy'})
    await dataset.importFiles([busy], PUBLISH_AT_NOON)
    await dataset.client.create({_id: 'status-free', _type: 'status', label: 'Free'})
    const ended = new Date(NEXT_DAY.getTime() - 60_000).toISOString()
    await dataset.client
      .patch('availability-reader-700107')
      .set({until: ended, next: strongReference('status-free')})
      .commit()
    await dataset.importFiles([busy], {...PUBLISH_AT_NOON, now: () => NEXT_DAY})
    expect((await dataset.fetchAllDocuments()).get('availability-reader-700107')).toMatchObject({
      status: strongReference('status-busy'),
      since: NEXT_DAY.toISOString(),
    })
    await dataset.client
      .patch('availability-reader-700107')
      .set({until: ended, next: strongReference('status-free')})
      .commit()
    const free = textFile('a.txt', {header: 'Clara Bell - PIN 700107 - Free'})
    await dataset.importFiles([free], {...PUBLISH_AT_NOON, now: () => NEXT_DAY})
    expect((await dataset.fetchAllDocuments()).get('availability-reader-700107')).toMatchObject({
      status: strongReference('status-free'),
      since: ended,
    })
  })

  test('keeps an editor’s draft of an article, with a warning', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles([textFile('a.txt')], PUBLISH_AT_NOON)
    const published = (await dataset.fetchAllDocuments()).get('article-what-the-moon-knows')
    await dataset.client.create({
      ...published,
      _id: 'drafts.article-what-the-moon-knows',
      _type: 'article',
      title: 'What the moon really knows',
    })
    const results = await dataset.importFiles(
      [textFile('a.txt', {body: 'The sun.'})],
      PUBLISH_AT_NOON,
    )
    expect(summariseResults(results)).toEqual([['a.txt', 'updated', 'body']])
    expect(collectWarnings(results)).toEqual([
      '3: Clara Bell’s article has a draft with different content; the draft is kept: publish or discard it in the Studio',
    ])
    const after = await dataset.fetchAllDocuments()
    expect(after.get('article-what-the-moon-knows')).toMatchObject({
      body: [storedParagraph('The sun.')],
    })
    expect(after.get('drafts.article-what-the-moon-knows')).toMatchObject({
      title: 'What the moon really knows',
      body: [storedParagraph('The moon is far away.')],
    })
  })

  test('publishes the drafts of an earlier import', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles([textFile('a.txt')])
    expect(
      summariseResults(await dataset.importFiles([textFile('a.txt')], PUBLISH_AT_NOON)),
    ).toEqual([['a.txt', 'created']])
    const after = await dataset.fetchAllDocuments()
    expect([...after.keys()].toSorted()).toEqual([
      'article-what-the-moon-knows',
      'availability-reader-700107',
      'reader-700107',
      'status-available',
    ])
    expect(after.get('availability-reader-700107')?.['reader']).toEqual(
      strongReference('reader-700107'),
    )
    expect(after.get('article-what-the-moon-knows')?.['reader']).toEqual(
      strongReference('reader-700107'),
    )
  })

  test('does not publish an editor’s draft of a reader with the article', async () => {
    const dataset = await openImportDataset()
    await dataset.client.create({
      _id: 'drafts.someone',
      _type: 'reader',
      name: 'Clara B.',
      pin: '700107',
      tagline: 'Half a sen',
    })
    const results = await dataset.importFiles([textFile('a.txt')], PUBLISH_AT_NOON)
    expect(collectWarnings(results)).toEqual([
      '1: the PIN 700107 belongs to “Clara B.”, the document says “Clara Bell”; the stored name is kept',
      '1: “Clara B.” is published with name and PIN only; publish the draft of the profile in the Studio',
    ])
    const after = await dataset.fetchAllDocuments()
    expect(after.get('someone')).toEqual({
      ...SYSTEM_FIELDS,
      _id: 'someone',
      _type: 'reader',
      name: 'Clara B.',
      pin: '700107',
      slug: {_type: 'slug', current: 'clara-b'},
    })
    expect(after.get('drafts.someone')).toMatchObject({tagline: 'Half a sen'})
    expect(after.get('availability-someone')).toMatchObject({reader: strongReference('someone')})
  })
})

describe('an import that does not publish', () => {
  test('creates a new reader and a new article as drafts, with weak references', async () => {
    const dataset = await openImportDataset()
    expect(
      summariseResults(await dataset.importFiles([textFile('a.txt')], {now: () => NOON})),
    ).toEqual([['a.txt', 'created']])
    const after = await dataset.fetchAllDocuments()
    expect([...after.keys()].toSorted()).toEqual([
      'availability-reader-700107',
      'drafts.article-what-the-moon-knows',
      'drafts.reader-700107',
      'status-available',
    ])
    const article = after.get('drafts.article-what-the-moon-knows')
    expect(article?.['reader']).toEqual(weakReference('reader-700107', 'reader'))
    expect(article).not.toHaveProperty('publishedAt')
    expect(after.get('availability-reader-700107')?.['reader']).toEqual(
      weakReference('reader-700107', 'reader'),
    )
    const before = await fetchRevisions(dataset)
    expect(summariseResults(await dataset.importFiles([textFile('a.txt')]))).toEqual([
      ['a.txt', 'unchanged'],
    ])
    expect(await fetchRevisions(dataset)).toEqual(before)
  })

  test('changes a published article in a draft, which keeps the fields that editors have set', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles([textFile('a.txt')], PUBLISH_AT_NOON)
    await dataset.client
      .patch('article-what-the-moon-knows')
      .set({excerpt: 'An editor’s.'})
      .commit()
    const before = await fetchRevisions(dataset)
    expect(summariseResults(await dataset.importFiles([textFile('a.txt')]))).toEqual([
      ['a.txt', 'unchanged'],
    ])
    expect(
      summariseResults(await dataset.importFiles([textFile('a.txt', {body: 'The sun.'})])),
    ).toEqual([['a.txt', 'updated', 'body']])
    const after = await dataset.fetchAllDocuments()
    expect(after.get('drafts.article-what-the-moon-knows')).toMatchObject({
      excerpt: 'An editor’s.',
      body: [storedParagraph('The sun.')],
    })
    expect(after.get('article-what-the-moon-knows')?._rev).toBe(
      before['article-what-the-moon-knows'],
    )
  })
})

test('two simultaneous imports of the same document create one reader and one article', async () => {
  const dataset = await openImportDataset()
  const both = await Promise.all([
    dataset.importFiles([textFile('a.txt')], PUBLISH_AT_NOON),
    dataset.importFiles([textFile('a.txt')], PUBLISH_AT_NOON),
  ])
  expect(both.flat().every((result) => result.ok)).toBe(true)
  expect([...(await dataset.fetchAllDocuments()).keys()].toSorted()).toEqual([
    'article-what-the-moon-knows',
    'availability-reader-700107',
    'reader-700107',
    'status-available',
  ])
})
