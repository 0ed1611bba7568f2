import {describe, expect, test} from 'vitest'

import {PIXEL, PUBLISH_AT_NOON, summariseResults} from './expected.ts'
import {openImportDataset, textFile} from './import-dataset.ts'

describe('a file that cannot be imported', () => {
  test('is reported with its line and writes nothing, and the other files are imported', async () => {
    const dataset = await openImportDataset()
    await dataset.importFiles(
      [textFile('first.txt', {header: 'Sophie - PIN 0042 - Busy'})],
      PUBLISH_AT_NOON,
    )
    const missing = await dataset.writeFile('article.txt', 'Clara - PIN 700107 - Busy\n\nTitle\n')
    const done: string[] = []
    const results = await dataset.importFiles(
      [
        `${missing}.not`,
        missing,
        textFile('other.txt'),
        textFile('good.txt', {header: 'Ada - PIN 0043 - Busy', title: 'The sea'}),
        textFile('twice.txt', {header: 'Ada - PIN 0043 - Busy', title: 'The sea'}),
      ],
      {...PUBLISH_AT_NOON, onResult: (result) => done.push(result.file)},
    )
    expect(summariseResults(results)).toMatchObject([
      [`${missing}.not`, 'file', undefined, 'no such file; check its name and folder'],
      [
        missing,
        'body',
        4,
        'no text after the title; write the article’s paragraphs below its title',
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
        'the same reader and title as in good.txt; give one of them a different title',
      ],
    ])
    expect(done).toEqual(results.map(({file}) => file))
    expect([...(await dataset.fetchAllDocuments()).keys()].toSorted()).toEqual([
      'article-the-sea',
      'article-what-the-moon-knows',
      'availability-reader-0042',
      'availability-reader-0043',
      'reader-0042',
      'reader-0043',
      'status-busy',
    ])
  })

  test('is reported if two readers have its PIN, or if its reader now has a different PIN', async () => {
    const dataset = await openImportDataset()
    await dataset.client.create({_id: 'one', _type: 'reader', name: 'One', pin: '700107'})
    await dataset.client.create({_id: 'drafts.two', _type: 'reader', name: 'Two', pin: '700107'})
    await dataset.client.create({_id: 'reader-0042', _type: 'reader', name: 'Three', pin: '0043'})
    expect(
      summariseResults(
        await dataset.importFiles([
          textFile('a.txt'),
          textFile('b.txt', {header: 'Three - PIN 0042 - Busy', title: 'The sea'}),
        ]),
      ),
    ).toEqual([
      [
        'a.txt',
        'several-readers',
        undefined,
        '2 readers have the PIN 700107: “Two”, “One”; give each a different PIN',
      ],
      [
        'b.txt',
        'other-pin',
        1,
        'no reader has the PIN 0042: “Three” had it and now has a different one; correct the PIN, or create the new reader in the Studio first',
      ],
    ])
    expect((await dataset.fetchAllDocuments()).size).toBe(3)
  })

  test.each([PUBLISH_AT_NOON, {}])(
    'is reported, and writes nothing, if its reader or its article has a version in a release, with %j',
    async (options) => {
      const dataset = await openImportDataset()
      await dataset.importFiles([textFile('a.txt')], PUBLISH_AT_NOON)
      const {client} = dataset
      await client.releases.create({
        releaseId: 'rSpring',
        metadata: {title: 'Spring', releaseType: 'undecided'},
      })
      await client.create({
        _id: 'versions.rSpring.article-what-the-moon-knows',
        _type: 'article',
        title: 'What the moon will know',
      })
      await client.create({_id: 'versions.rSpring.ada', _type: 'reader', name: 'Ada', pin: '0043'})
      // A version in a release may change the PIN or the slug by which the import finds the document.
      await client.create({
        _id: 'versions.r2.reader-0044',
        _type: 'reader',
        name: 'Bo',
        pin: '0045',
      })
      await client.create({
        _id: 'versions.r2.old-sea',
        _type: 'article',
        slug: {_type: 'slug', current: 'the-sea'},
      })
      await dataset.writeFile('moon.png', PIXEL)
      const withPicture = await dataset.writeFile(
        'a.md',
        [
          'Clara Bell - PIN 700107 - Busy',
          '',
          '# What the moon knows',
          '',
          '![A moon](moon.png)',
          '',
          'Nearer.',
        ].join('\n'),
      )
      const before = await dataset.fetchAllDocuments()
      const results = await dataset.importFiles(
        [
          withPicture,
          textFile('b.txt', {header: 'Ada - PIN 0043 - Away today', title: 'The tide'}),
          textFile('c.txt', {header: 'Bo - PIN 0044 - Busy', title: 'The wind'}),
          textFile('d.txt', {header: 'Cy - PIN 0046 - Busy', title: 'The sea'}),
        ],
        options,
      )
      const advice =
        'which an import cannot change; publish the release, or remove that version from it, then import again'
      expect(summariseResults(results)).toEqual([
        [
          withPicture,
          'in-release',
          3,
          `the article “what-the-moon-knows” has a version in the release “Spring” (rSpring), ${advice}`,
        ],
        [
          'b.txt',
          'in-release',
          1,
          `the reader “Ada” has a version in the release “Spring” (rSpring), ${advice}`,
        ],
        ['c.txt', 'in-release', 1, `the reader “Bo” has a version in the release “r2”, ${advice}`],
        [
          'd.txt',
          'in-release',
          3,
          `the article “the-sea” has a version in the release “r2”, ${advice}`,
        ],
      ])
      expect(await dataset.fetchAllDocuments()).toEqual(before)
    },
  )
})
