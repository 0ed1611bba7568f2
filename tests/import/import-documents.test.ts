import {Buffer} from 'node:buffer'

import type {ImportResult} from '@reader-article/content/import'
import {describe, expect, test} from 'vitest'

import {openImportDesk, textFile, type ImportDesk} from './import-desk.ts'

const NOON = new Date('2026-03-01T12:00:00.000Z')
const LATER = new Date('2026-03-02T12:00:00.000Z')
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

const publish = {publish: true, now: () => NOON}

/** What became of each file, in few words. */
function outcomes(results: readonly ImportResult[]): unknown[] {
  return results.map((result) =>
    result.ok
      ? [result.file, result.action, ...result.changes]
      : [result.file, result.problem.code, result.problem.line, result.problem.message],
  )
}

function warningsOf(results: readonly ImportResult[]): string[] {
  return results.flatMap((result) =>
    result.ok ? result.warnings.map(({line, message}) => `${line}: ${message}`) : [],
  )
}

async function revisions(desk: ImportDesk): Promise<Record<string, string>> {
  return Object.fromEntries([...(await desk.everything())].map(([id, {_rev}]) => [id, _rev]))
}

const strong = (id: string) => ({_type: 'reference', _ref: id})
const weak = (id: string, type: string) => ({
  _type: 'reference',
  _ref: id,
  _weak: true,
  _strengthenOnPublish: {type},
})
const system = {
  _rev: expect.any(String),
  _createdAt: expect.any(String),
  _updatedAt: expect.any(String),
}
const block = (text: string) => ({
  _type: 'block',
  _key: expect.any(String),
  style: 'normal',
  markDefs: [],
  children: [{_type: 'span', _key: 's0', text, marks: []}],
})

describe('with publishing', () => {
  test('a document becomes a reader, a status, an availability and an article', async () => {
    const desk = await openImportDesk()
    const results = await desk.run(
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
    expect(Object.fromEntries(await desk.everything())).toEqual({
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
    const desk = await openImportDesk()
    const files = [
      textFile('a.txt'),
      textFile('b.txt', {header: 'Mary-Jane O’Neill – PIN: 0042 — Back at 5', title: 'The sea'}),
    ]
    await desk.run(files, publish)
    const before = await revisions(desk)
    expect(outcomes(await desk.run(files, {...publish, now: () => LATER}))).toEqual([
      ['a.txt', 'unchanged'],
      ['b.txt', 'unchanged'],
    ])
    expect(await revisions(desk)).toEqual(before)
  })

  test('a changed document updates its article alone, and a changed status the availability', async () => {
    const desk = await openImportDesk()
    await desk.run([textFile('a.txt', {body: 'The moon.\n\nBlessings,'})], publish)
    const before = await revisions(desk)
    const again = {...publish, now: () => LATER}
    expect(outcomes(await desk.run([textFile('a.txt', {body: 'The sun.'})], again))).toEqual([
      ['a.txt', 'updated', 'body', 'signOff'],
    ])
    const after = await desk.everything()
    const article = after.get('article-what-the-moon-knows')
    expect(article).toMatchObject({body: [block('The sun.')], publishedAt: NOON.toISOString()})
    expect(article).not.toHaveProperty('signOff')
    expect(await revisions(desk)).toEqual({...before, 'article-what-the-moon-knows': article?._rev})

    await desk.client.patch('availability-reader-700107').set({note: 'until six'}).commit()
    expect(
      outcomes(
        await desk.run(
          [textFile('a.txt', {header: 'Clara Bell - PIN 700107 - busy', body: 'The sun.'})],
          again,
        ),
      ),
    ).toEqual([['a.txt', 'updated', 'status']])
    const availability = (await desk.everything()).get('availability-reader-700107')
    expect(availability).toMatchObject({status: strong('status-busy'), since: LATER.toISOString()})
    expect(availability).not.toHaveProperty('note')
  })

  test('an editor’s own draft of an article stays as it is, and is named', async () => {
    const desk = await openImportDesk()
    await desk.run([textFile('a.txt')], publish)
    const published = (await desk.everything()).get('article-what-the-moon-knows')
    await desk.client.create({
      ...published,
      _id: 'drafts.article-what-the-moon-knows',
      _type: 'article',
      title: 'What the moon really knows',
    })
    const results = await desk.run([textFile('a.txt', {body: 'The sun.'})], publish)
    expect(outcomes(results)).toEqual([['a.txt', 'updated', 'body']])
    expect(warningsOf(results)).toEqual([
      '3: Clara Bell’s article has a draft that says something else; it stays, publish or discard it in the Studio',
    ])
    const after = await desk.everything()
    expect(after.get('article-what-the-moon-knows')).toMatchObject({body: [block('The sun.')]})
    expect(after.get('drafts.article-what-the-moon-knows')).toMatchObject({
      title: 'What the moon really knows',
      body: [block('The moon is far away.')],
    })
  })

  test('drafts that an earlier import left are published', async () => {
    const desk = await openImportDesk()
    await desk.run([textFile('a.txt')])
    expect(outcomes(await desk.run([textFile('a.txt')], publish))).toEqual([['a.txt', 'created']])
    const after = await desk.everything()
    expect([...after.keys()].toSorted()).toEqual([
      'article-what-the-moon-knows',
      'availability-reader-700107',
      'reader-700107',
      'status-available',
    ])
    expect(after.get('availability-reader-700107')?.['reader']).toEqual(strong('reader-700107'))
    expect(after.get('article-what-the-moon-knows')?.['reader']).toEqual(strong('reader-700107'))
  })

  test('a half-written profile is not published with the article', async () => {
    const desk = await openImportDesk()
    await desk.client.create({
      _id: 'drafts.someone',
      _type: 'reader',
      name: 'Clara B.',
      pin: '700107',
      tagline: 'Half a sen',
    })
    const results = await desk.run([textFile('a.txt')], publish)
    expect(warningsOf(results)).toEqual([
      '1: the PIN 700107 belongs to “Clara B.”, the document says “Clara Bell”; the stored name stays',
      '1: “Clara B.” is published with name and PIN only; the draft of the profile stays to be published in the Studio',
    ])
    const after = await desk.everything()
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
    const desk = await openImportDesk()
    expect(outcomes(await desk.run([textFile('a.txt')], {now: () => NOON}))).toEqual([
      ['a.txt', 'created'],
    ])
    const after = await desk.everything()
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
    const before = await revisions(desk)
    expect(outcomes(await desk.run([textFile('a.txt')]))).toEqual([['a.txt', 'unchanged']])
    expect(await revisions(desk)).toEqual(before)
  })

  test('a change to a published article becomes a draft of it, with what editors added', async () => {
    const desk = await openImportDesk()
    await desk.run([textFile('a.txt')], publish)
    await desk.client.patch('article-what-the-moon-knows').set({excerpt: 'An editor’s.'}).commit()
    const before = await revisions(desk)
    expect(outcomes(await desk.run([textFile('a.txt')]))).toEqual([['a.txt', 'unchanged']])
    expect(outcomes(await desk.run([textFile('a.txt', {body: 'The sun.'})]))).toEqual([
      ['a.txt', 'updated', 'body'],
    ])
    const after = await desk.everything()
    expect(after.get('drafts.article-what-the-moon-knows')).toMatchObject({
      excerpt: 'An editor’s.',
      body: [block('The sun.')],
    })
    expect(after.get('article-what-the-moon-knows')?._rev).toBe(
      before['article-what-the-moon-knows'],
    )
  })
})

describe('readers, statuses and articles that are there already', () => {
  test('are found: a reader by PIN in a release, a status by its words in any case', async () => {
    const desk = await openImportDesk()
    await desk.client.create({
      _id: 'versions.r1.someone',
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

describe('a file that cannot be imported', () => {
  test('is named with its line, nothing of it is written, and the others still are', async () => {
    const desk = await openImportDesk()
    await desk.run([textFile('first.txt', {header: 'Sophie - PIN 0042 - Busy'})], publish)
    const missing = await desk.file('article.txt', 'Clara - PIN 700107 - Busy\n\nTitle\n')
    const done: string[] = []
    const results = await desk.run(
      [
        `${missing}.not`,
        missing,
        textFile('other.txt'),
        textFile('good.txt', {header: 'Ada - PIN 0043 - Busy', title: 'The sea'}),
        textFile('twice.txt', {header: 'Ada - PIN 0043 - Busy', title: 'The sea'}),
      ],
      {...publish, onResult: (result) => done.push(result.file)},
    )
    expect(outcomes(results)).toMatchObject([
      [`${missing}.not`, 'file', undefined, 'no such file; check its name and folder'],
      [
        missing,
        'body',
        4,
        'no text after the title; write the article’s paragraphs beneath its title',
      ],
      [
        'other.txt',
        'other-reader',
        3,
        'the article “what-the-moon-knows” belongs to “Sophie” (PIN 0042), the document to “Clara Bell” (PIN 700107); change the title or the PIN',
      ],
      ['good.txt', 'created'],
      [
        'twice.txt',
        'duplicate',
        3,
        'the same reader and title as in good.txt; give one of them another title',
      ],
    ])
    expect(done).toEqual(results.map(({file}) => file))
    expect([...(await desk.everything()).keys()].toSorted()).toEqual([
      'article-the-sea',
      'article-what-the-moon-knows',
      'availability-reader-0042',
      'availability-reader-0043',
      'reader-0042',
      'reader-0043',
      'status-busy',
    ])
  })

  test('is refused where two readers have its PIN, or where its reader has another one now', async () => {
    const desk = await openImportDesk()
    await desk.client.create({_id: 'one', _type: 'reader', name: 'One', pin: '700107'})
    await desk.client.create({_id: 'drafts.two', _type: 'reader', name: 'Two', pin: '700107'})
    await desk.client.create({_id: 'reader-0042', _type: 'reader', name: 'Three', pin: '0043'})
    expect(
      outcomes(
        await desk.run([
          textFile('a.txt'),
          textFile('b.txt', {header: 'Three - PIN 0042 - Busy', title: 'The sea'}),
        ]),
      ),
    ).toEqual([
      [
        'a.txt',
        'several-readers',
        undefined,
        '2 readers have the PIN 700107: “Two”, “One”; give each their own',
      ],
      [
        'b.txt',
        'other-pin',
        1,
        'no reader has the PIN 0042, and the one who had it, “Three”, now has another; correct the PIN, or create the new reader in the Studio first',
      ],
    ])
    expect((await desk.everything()).size).toBe(3)
  })
})

const markdown = (name: string, title: string, ...lines: string[]) => ({
  name,
  bytes: Buffer.from(['Clara Bell - PIN 700107 - Busy', '', `# ${title}`, '', ...lines].join('\n')),
})

describe('what a document refers to', () => {
  test('is found in either direction within one import, and strong once all is published', async () => {
    const desk = await openImportDesk()
    const files = [
      markdown(
        'a.md',
        'One',
        'See [two](article:two) by [Ada](reader:0043).',
        '',
        '::reader-card{pin=0043}',
        '',
        '::details{related="two, one"}',
      ),
      textFile('b.txt', {header: 'Ada - PIN 0043 - Busy', title: 'Other'}),
      markdown('c.md', 'Two', 'See [one](article:one).'),
    ]
    expect(outcomes(await desk.run(files, publish))).toMatchObject([
      ['a.md', 'created'],
      ['b.txt', 'created'],
      ['c.md', 'created'],
    ])
    const article = (await desk.everything()).get('article-one')
    expect({body: article?.['body'], related: article?.['related']}).toEqual({
      body: [
        {
          _type: 'block',
          _key: expect.any(String),
          style: 'normal',
          markDefs: [
            {_type: 'articleLink', _key: 'm0', article: strong('article-two')},
            {_type: 'readerLink', _key: 'm1', reader: strong('reader-0043')},
          ],
          children: [
            {_type: 'span', _key: 's0', text: 'See ', marks: []},
            {_type: 'span', _key: 's1', text: 'two', marks: ['m0']},
            {_type: 'span', _key: 's2', text: ' by ', marks: []},
            {_type: 'span', _key: 's3', text: 'Ada', marks: ['m1']},
            {_type: 'span', _key: 's4', text: '.', marks: []},
          ],
        },
        {_type: 'readerCard', _key: expect.any(String), reader: strong('reader-0043')},
      ],
      related: [
        {...strong('article-two'), _key: 'article-two'},
        {...strong('article-one'), _key: 'article-one'},
      ],
    })
    const before = await revisions(desk)
    expect(outcomes(await desk.run(files, publish))).toEqual([
      ['a.md', 'unchanged'],
      ['b.txt', 'unchanged'],
      ['c.md', 'unchanged'],
    ])
    expect(await revisions(desk)).toEqual(before)
  })

  test('and is nowhere is reported; the words stay', async () => {
    const desk = await openImportDesk()
    await desk.client.create({_id: 'love', _type: 'topic', title: 'Love', slug: {current: 'love'}})
    const results = await desk.run(
      [
        markdown(
          'a.md',
          'One',
          'See [two](article:two) by [Ada](reader:0043).',
          '',
          '::reader-card{pin=0043}',
          '',
          '::details{topics="love, Grief" related="two"}',
        ),
      ],
      publish,
    )
    expect(warningsOf(results)).toEqual([
      '5: the link is left out, its text kept: no article has the address “two”',
      '5: the link is left out, its text kept: no reader has the PIN 0043',
      '7: the card is left out: no reader has the PIN 0043',
      '9: the topic “Grief” is left out: there is none of that title',
      '9: the related article “two” is left out: none has that address',
    ])
    const article = (await desk.everything()).get('article-one')
    expect(article).toMatchObject({
      body: [block('See two by Ada.')],
      topics: [{...strong('love'), _key: 'love'}],
    })
    expect(article).not.toHaveProperty('related')
  })

  test('pictures are uploaded once, and keep the framing that an editor gave them', async () => {
    const desk = await openImportDesk()
    await desk.file('figures/moon.png', PIXEL)
    const path = await desk.file(
      'articles/a.md',
      [
        'Clara Bell - PIN 700107 - Busy',
        'One',
        '',
        'Text.',
        '',
        '![A moon](../figures/moon.png "Over the bay")',
        '',
        '::details{cover="../figures/moon.png" cover-alt="A moon" published="2026-05-03" excerpt="Short."}',
      ].join('\n'),
    )
    await desk.run([path], publish)
    const pictures = await desk.client.fetch<string[]>('*[_type == "sanity.imageAsset"]._id')
    expect(pictures).toEqual([expect.stringMatching(/^image-[0-9a-f]{40}-1x1-png$/)])
    const asset = strong(pictures[0] ?? '')
    expect((await desk.everything()).get('article-one')).toMatchObject({
      cover: {_type: 'image', asset, alt: 'A moon'},
      body: [
        block('Text.'),
        {_type: 'figure', _key: expect.any(String), asset, alt: 'A moon', caption: 'Over the bay'},
      ],
      publishedAt: '2026-05-03T12:00:00.000Z',
      excerpt: 'Short.',
    })
    const hotspot = {_type: 'sanity.imageHotspot', x: 0.2, y: 0.3, width: 0.1, height: 0.1}
    await desk.client
      .patch('article-one')
      .set({'cover.hotspot': hotspot, 'body[1].hotspot': hotspot})
      .commit()
    expect(outcomes(await desk.run([path], publish))).toEqual([[path, 'unchanged']])
  })

  test('pictures that are missing, no pictures or without words stop a file before anything is written', async () => {
    const desk = await openImportDesk()
    await desk.file('secret.png', 'root:x:0:0')
    await desk.file('moon.png', PIXEL)
    const write = async (name: string, line: string) =>
      desk.file(name, ['Clara Bell - PIN 700107 - Busy', name, '', 'Text.', '', line].join('\n'))
    const files = [
      await write('missing.md', '![A moon](nowhere.png)'),
      await write('secret.md', '![A moon](secret.png)'),
      await write('wordless.md', '![](moon.png)'),
    ]
    expect(outcomes(await desk.run(files, publish))).toEqual([
      [
        files[0],
        'figure',
        6,
        'no picture “nowhere.png” beside the document; check its name and folder, relative to the document',
      ],
      [
        files[1],
        'figure',
        6,
        'the file “secret.png” is not a picture; use a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG',
      ],
      [
        files[2],
        'figure',
        6,
        'a picture without an alternative text; say what it shows: ![the moon above a bay](moon.jpg), or cover-alt="…" for a cover',
      ],
    ])
    expect((await desk.everything()).size).toBe(0)
    const drafted = await desk.run(files.slice(2))
    expect(warningsOf(drafted)).toContain(
      '6: the picture has no alternative text; say what it shows before publishing',
    )
  })
})

test('two imports at once of the same document leave one reader and one article', async () => {
  const desk = await openImportDesk()
  const both = await Promise.all([
    desk.run([textFile('a.txt')], publish),
    desk.run([textFile('a.txt')], publish),
  ])
  expect(both.flat().every((result) => result.ok)).toBe(true)
  expect([...(await desk.everything()).keys()].toSorted()).toEqual([
    'article-what-the-moon-knows',
    'availability-reader-700107',
    'reader-700107',
    'status-available',
  ])
})
