import {describe, expect, test} from 'vitest'

import {publish, outcomes} from './expected.ts'
import {openImportDesk, textFile} from './import-desk.ts'

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
