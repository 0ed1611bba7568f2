import {strToU8} from 'fflate'
import {expect, test} from 'vitest'

import {parseWord} from '../parse-word.ts'
import {createWordFile, describeBlocks, paragraph, relationship} from './word-file.test.helper.ts'

const OFFICE = 'http://schemas.openxmlformats.org'
const point = (id: string, content: string, more = '') =>
  `<dgm:pt modelId="${id}"${more}><dgm:prSet/><dgm:t><a:bodyPr/>${content}</dgm:t></dgm:pt>`
const words = (text: string, properties = '') =>
  `<a:p><a:r><a:rPr${properties}/><a:t>${text}</a:t></a:r></a:p>`
const link = (id: string, text: string) =>
  `<a:r><a:rPr><a:hlinkClick r:id="${id}"/></a:rPr><a:t>${text}</a:t></a:r>`
const below = (parent: string, child: string, position: number, more = '') =>
  `<dgm:cxn modelId="c${child}" srcId="${parent}" destId="${child}" srcOrd="${position}" destOrd="0"${more}/>`

const DIAGRAM = `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Moods"/><a:graphic><a:graphicData><dgm:relIds r:dm="data"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
const BECAME_A_LIST =
  '3: a SmartArt diagram (“Moods”) became a list of its words; to keep its shapes, in Word, copy it, paste it as a picture (Paste Special, PNG), and import the document again'

function read(points: string, connections: string) {
  const document = parseWord(
    createWordFile({
      body: `${paragraph('Clara Bell - PIN 700107 - Available')}${paragraph('A title')}${DIAGRAM}${paragraph('After.')}`,
      relationships: relationship('data', 'diagramData', 'diagrams/data1.xml', false),
      files: {
        'word/diagrams/data1.xml': strToU8(
          `<dgm:dataModel xmlns:dgm="${OFFICE}/drawingml/2006/diagram" xmlns:a="${OFFICE}/drawingml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><dgm:ptLst>${points}</dgm:ptLst><dgm:cxnLst>${connections}</dgm:cxnLst></dgm:dataModel>`,
        ),
        'word/diagrams/_rels/data1.xml.rels': strToU8(
          `<Relationships xmlns="${OFFICE}/package/2006/relationships">${relationship('web', 'hyperlink', 'https://example.org/sea')}${relationship('unsafe', 'hyperlink', 'javascript:alert(1)')}</Relationships>`,
        ),
      },
    }),
  )
  return {
    blocks: describeBlocks(document),
    warnings: document.warnings.map(({line, message}) => `${line}: ${message}`),
  }
}

test('the words of a diagram are a list in the order of its connections', () => {
  expect(
    read(
      [
        point('root', '<a:p/>', ' type="doc"'),
        point('sea', words('The sea')),
        point('moon', words('The moon', ' b="1"')),
        point('tide', words('Tides')),
        point('help', words('An assistant'), ' type="asst"'),
        point('arrow', words('moves'), ' type="sibTrans"'),
        point('drawn', words('Not shown'), ' type="pres"'),
      ].join(''),
      [
        below('root', 'sea', 1),
        below('root', 'moon', 0, ' sibTransId="arrow"'),
        below('sea', 'tide', 1),
        below('sea', 'help', 0),
        below('root', 'drawn', 2, ' type="presOf"'),
      ].join(''),
    ),
  ).toEqual({
    blocks: [
      'bullet 1: [The moon]{strong}',
      'bullet 1: moves',
      'bullet 1: The sea',
      'bullet 2: An assistant',
      'bullet 2: Tides',
      'normal: After.',
    ],
    warnings: [BECAME_A_LIST],
  })
})

test('a point of a diagram keeps its lines, fields and safe links', () => {
  expect(
    read(
      point('root', '', ' type="doc"') +
        point(
          'one',
          `${words('First')}<a:p>${link('web', 'the sea')}<a:br/><a:fld><a:t>3 May</a:t></a:fld>${link('unsafe', '!')}</a:p>`,
        ),
      below('root', 'one', 0),
    ),
  ).toEqual({
    blocks: ['bullet 1: First\n[the sea]{https://example.org/sea}\n3 May!', 'normal: After.'],
    warnings: [
      '3: the link is omitted, its text is kept: “javascript:alert(1)” is not a safe link; use https://, http://, mailto:, tel: or a path with one slash',
      BECAME_A_LIST,
    ],
  })
})

test('a diagram with damaged connections loses no words', () => {
  expect(
    read(
      point('a', words('One')) + point('b', words('Two')),
      below('a', 'b', 0) + below('b', 'a', 0) + below('nowhere', 'x', 0),
    ).blocks,
  ).toEqual(['bullet 1: One', 'bullet 2: Two', 'normal: After.'])
})
