import {describe, expect, test} from 'vitest'

import {
  PIXEL,
  PUBLISH_AT_NOON,
  summariseResults,
  collectWarnings,
  fetchRevisions,
  strongReference,
  storedParagraph,
  markdownFile,
} from './expected.ts'
import {openImportDataset, textFile} from './import-dataset.ts'

describe('the references and pictures of a document', () => {
  test('are resolved whether their target comes earlier or later in the import, and are strong after publishing', async () => {
    const dataset = await openImportDataset()
    const files = [
      markdownFile(
        'a.md',
        'One',
        'See [two](article:two) by [Ada](reader:0043).',
        '',
        '::reader-card{pin=0043}',
        '',
        '::details{related="two, one"}',
      ),
      textFile('b.txt', {header: 'Ada - PIN 0043 - Busy', title: 'Other'}),
      markdownFile('c.md', 'Two', 'See [one](article:one).'),
    ]
    expect(summariseResults(await dataset.importFiles(files, PUBLISH_AT_NOON))).toMatchObject([
      ['a.md', 'created'],
      ['b.txt', 'created'],
      ['c.md', 'created'],
    ])
    const article = (await dataset.fetchAllDocuments()).get('article-one')
    expect({body: article?.['body'], related: article?.['related']}).toEqual({
      body: [
        {
          _type: 'block',
          _key: expect.any(String),
          style: 'normal',
          markDefs: [
            {_type: 'articleLink', _key: 'm0', article: strongReference('article-two')},
            {_type: 'readerLink', _key: 'm1', reader: strongReference('reader-0043')},
          ],
          children: [
            {_type: 'span', _key: 's0', text: 'See ', marks: []},
            {_type: 'span', _key: 's1', text: 'two', marks: ['m0']},
            {_type: 'span', _key: 's2', text: ' by ', marks: []},
            {_type: 'span', _key: 's3', text: 'Ada', marks: ['m1']},
            {_type: 'span', _key: 's4', text: '.', marks: []},
          ],
        },
        {_type: 'readerCard', _key: expect.any(String), reader: strongReference('reader-0043')},
      ],
      related: [
        {...strongReference('article-two'), _key: 'article-two'},
        {...strongReference('article-one'), _key: 'article-one'},
      ],
    })
    const before = await fetchRevisions(dataset)
    expect(summariseResults(await dataset.importFiles(files, PUBLISH_AT_NOON))).toEqual([
      ['a.md', 'unchanged'],
      ['b.txt', 'unchanged'],
      ['c.md', 'unchanged'],
    ])
    expect(await fetchRevisions(dataset)).toEqual(before)
  })

  test.each([
    ['published', PUBLISH_AT_NOON],
    ['saved as drafts', {now: PUBLISH_AT_NOON.now}],
  ])('to documents further below are written once, if they are %s', async (_, options) => {
    const dataset = await openImportDataset()
    const files = [
      markdownFile('a.md', 'One', 'See [two](article:two) by [Ada](reader:0043).'),
      markdownFile('b.md', 'Two', 'See [three](article:three).'),
      textFile('c.txt', {header: 'Ada - PIN 0043 - Busy', title: 'Three'}),
    ]
    const seen: string[] = []
    const results = await dataset.importFiles(files, {
      ...options,
      onResult: ({file}) => seen.push(file),
    })
    expect(summariseResults(results)).toEqual([
      ['a.md', 'created'],
      ['b.md', 'created'],
      ['c.txt', 'created'],
    ])
    expect(seen).toEqual(['a.md', 'b.md', 'c.txt'])
    const documents = await dataset.fetchAllDocuments()
    // A second write would be later than the creation.
    expect(
      [...documents.values()].filter(({_createdAt, _updatedAt}) => _createdAt !== _updatedAt),
    ).toEqual([])
    expect(
      JSON.stringify(documents.get('article-one') ?? documents.get('drafts.article-one')),
    ).toContain('"_ref":"article-two"')
  })

  test('are omitted with a warning if they have no target; their text is kept', async () => {
    const dataset = await openImportDataset()
    await dataset.client.create({
      _id: 'love',
      _type: 'topic',
      title: 'Love',
      slug: {current: 'love'},
    })
    const results = await dataset.importFiles(
      [
        markdownFile(
          'a.md',
          'One',
          'See [two](article:two) by [Ada](reader:0043).',
          '',
          '::reader-card{pin=0043}',
          '',
          '::details{topics="love, Grief" related="two"}',
        ),
      ],
      PUBLISH_AT_NOON,
    )
    expect(collectWarnings(results)).toEqual([
      '5: the link is omitted, its text is kept: no article has the address “two”',
      '5: the link is omitted, its text is kept: no reader has the PIN 0043',
      '7: the card is omitted: no reader has the PIN 0043',
      '9: the topic “Grief” is omitted: no topic has that title',
      '9: the related article “two” is omitted: no article has that address',
    ])
    const article = (await dataset.fetchAllDocuments()).get('article-one')
    expect(article).toMatchObject({
      body: [storedParagraph('See two by Ada.')],
      topics: [{...strongReference('love'), _key: 'love'}],
    })
    expect(article).not.toHaveProperty('related')
  })

  test('are uploaded once, and keep a hotspot that an editor has set', async () => {
    const dataset = await openImportDataset()
    await dataset.writeFile('figures/moon.png', PIXEL)
    const path = await dataset.writeFile(
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
    await dataset.importFiles([path], PUBLISH_AT_NOON)
    const pictures = await dataset.client.fetch<string[]>('*[_type == "sanity.imageAsset"]._id')
    expect(pictures).toEqual([expect.stringMatching(/^image-[0-9a-f]{40}-1x1-png$/)])
    const asset = strongReference(pictures[0] ?? '')
    expect((await dataset.fetchAllDocuments()).get('article-one')).toMatchObject({
      cover: {_type: 'image', asset, alt: 'A moon'},
      body: [
        storedParagraph('Text.'),
        {_type: 'figure', _key: expect.any(String), asset, alt: 'A moon', caption: 'Over the bay'},
      ],
      publishedAt: '2026-05-03T12:00:00.000Z',
      excerpt: 'Short.',
    })
    const hotspot = {_type: 'sanity.imageHotspot', x: 0.2, y: 0.3, width: 0.1, height: 0.1}
    await dataset.client
      .patch('article-one')
      .set({'cover.hotspot': hotspot, 'body[1].hotspot': hotspot})
      .commit()
    expect(summariseResults(await dataset.importFiles([path], PUBLISH_AT_NOON))).toEqual([
      [path, 'unchanged'],
    ])
  })

  test('prevent the import of their file if a picture is missing, invalid or without an alternative text', async () => {
    const dataset = await openImportDataset()
    await dataset.writeFile('secret.png', 'root:x:0:0')
    await dataset.writeFile('moon.png', PIXEL)
    const write = async (name: string, line: string) =>
      dataset.writeFile(
        name,
        ['Clara Bell - PIN 700107 - Busy', name, '', 'Text.', '', line].join('\n'),
      )
    const files = [
      await write('missing.md', '![A moon](nowhere.png)'),
      await write('secret.md', '![A moon](secret.png)'),
      await write('wordless.md', '![](moon.png)'),
    ]
    expect(summariseResults(await dataset.importFiles(files, PUBLISH_AT_NOON))).toEqual([
      [
        files[0],
        'figure',
        6,
        'the picture “nowhere.png” does not exist; check its name and its folder, relative to the document',
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
        'a picture without an alternative text; describe what it shows: ![the moon above a bay](moon.jpg), or cover-alt="…" for a cover',
      ],
    ])
    expect((await dataset.fetchAllDocuments()).size).toBe(0)
    const draftResults = await dataset.importFiles(files.slice(2))
    expect(collectWarnings(draftResults)).toContain(
      '6: the picture has no alternative text; describe what it shows before publishing',
    )
  })
})
