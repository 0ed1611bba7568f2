import {describe, expect, test} from 'vitest'

import type {ParsedDocument} from './document.ts'
import {parseDocument, parseDocuments} from './parse-document.ts'
import {
  createWordFile,
  describeBlocks,
  paragraph,
  paragraphOf,
  run,
  type WordFile,
} from './word/word-file.test.helper.ts'

const BREAK = '<w:r><w:br/></w:r>'
const CLARA = 'Clara Bell - PIN 700107 - Available'
const ADA = 'Ada Moon - PIN 0042 - Busy'

const mark = (id: number, kind = 'footnote') => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
const note = (id: number, kind = 'footnote') =>
  `<w:${kind} w:id="${id}">${paragraph(`Note ${id}.`)}</w:${kind}>`

async function readAll(file: WordFile): Promise<unknown[]> {
  const documents = await parseDocuments(createWordFile(file), 'a.docx')
  return documents.map((document) => ({
    header: `${document.name}, ${document.pin}, ${document.statusLabel}`,
    title: document.title,
    blocks: describeBlocks(document),
    end: describeEnd(document),
    warnings: document.warnings,
  }))
}

function describeEnd({signOff = '', signature = ''}: ParsedDocument): string {
  return `${signOff} ${signature}`
}

function lines(...texts: string[]): string {
  return paragraphOf(texts.map((text) => run(text)).join(BREAK))
}

describe('several documents in a Word file', () => {
  test('are an error that names the paragraph of the second one', async () => {
    const body = ['One', 'Two'].flatMap((title) =>
      [CLARA, title, 'Text.', 'Love and light,', 'Pin - 700107'].map((text) => paragraph(text)),
    )
    await expect(
      parseDocument(createWordFile({body: body.join('')}), 'a.docx'),
    ).rejects.toMatchObject({
      code: 'several-documents',
      line: 6,
    })
  })

  test('have notes of their own, each numbered from 1', async () => {
    const body = [
      paragraph(CLARA),
      paragraphOf(`${run('One')}${mark(1)}`),
      paragraphOf(`${run('Claim')}${mark(2)}${run(' and end')}${mark(11, 'endnote')}`),
      paragraph('Love and light,'),
      paragraphOf(`${run('Pin - 700107')}${mark(3)}`),
      paragraphOf(`${run(ADA)}${mark(4)}`),
      paragraph('Two'),
      paragraphOf(`${run('Another')}${mark(5)}${run(' end')}${mark(12, 'endnote')}`),
      paragraph('Blessings,'),
    ]
    expect(
      await readAll({
        body: body.join(''),
        footnotes: [1, 2, 3, 4, 5].map((id) => note(id)).join(''),
        endnotes: [11, 12].map((id) => note(id, 'endnote')).join(''),
      }),
    ).toEqual([
      {
        header: 'Clara Bell, 700107, Available',
        title: 'One',
        blocks: [
          'normal: Claim[2] and end[3]',
          ...[1, 2, 11, 3].map((id) => `number 1: Note ${id}.`),
        ],
        end: 'Love and light, Pin - 700107',
        warnings: [],
      },
      {
        header: 'Ada Moon, 0042, Busy',
        title: 'Two',
        blocks: ['normal: Another[2] end[3]', ...[4, 5, 12].map((id) => `number 1: Note ${id}.`)],
        end: 'Blessings, ',
        warnings: [],
      },
    ])
  })

  test('can begin and end in paragraphs with line breaks', async () => {
    const text = ['One.', 'Two.', 'Three.', 'Four.', 'Five.']
    const create = (header: string, title: string, pin: string) =>
      [
        lines(header, title),
        ...text.map((each) => paragraph(each)),
        lines('Last line.', 'Love and light,', `Pin - ${pin}`),
      ].join('')
    const blocks = [...text, 'Last line.'].map((each) => `normal: ${each}`)
    expect(
      await readAll({
        body: `${create(CLARA, 'The moon', '700107')}${create(ADA, 'The sea', '0042')}${create(CLARA, 'The wind', '700107')}`,
      }),
    ).toEqual([
      {
        header: 'Clara Bell, 700107, Available',
        title: 'The moon',
        blocks,
        end: 'Love and light, Pin - 700107',
        warnings: [],
      },
      {
        header: 'Ada Moon, 0042, Busy',
        title: 'The sea',
        blocks,
        end: 'Love and light, Pin - 0042',
        warnings: [],
      },
      {
        header: 'Clara Bell, 700107, Available',
        title: 'The wind',
        blocks,
        end: 'Love and light, Pin - 700107',
        warnings: [],
      },
    ])
  })
})

describe('with --split, a mistake in a further document is reported with its line', () => {
  test.each([
    ['Ada Moon - PIN 00A2 - Busy\n\nTwo\n\nText.', 'pin-format', 9],
    ['Ada Moon - PIN 0042\n\nTwo\n\nText.', 'status', 9],
    ['Ada Moon - PIN 0042 - Busy', 'title', 10],
    ['Ada Moon - PIN 0042 - Busy\n\nTwo\n\nText.\n\nPIN 0043', 'signature-pin', 15],
  ])('%j', async (second, code, line) => {
    const first = `${CLARA}\n\nOne\n\nText.\n\nPin - 700107\n\n`
    await expect(
      parseDocuments(new TextEncoder().encode(first + second), 'a.txt'),
    ).rejects.toMatchObject({code, line})
  })
})
