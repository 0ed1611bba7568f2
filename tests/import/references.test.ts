import {describe, expect, test} from 'vitest'

import {
  PIXEL,
  publish,
  outcomes,
  warningsOf,
  revisions,
  strong,
  block,
  markdown,
} from './expected.ts'
import {openImportDesk, textFile} from './import-desk.ts'

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
