import {describe, expect, test} from 'vitest'

import {blocks, text, warnings} from './read-word.test.helper.ts'
import {paragraph, paragraphOf, relationship} from './word-file.test.helper.ts'

const AS_PICTURE =
  'in Word, copy it, paste it as a picture (Paste Special, PNG), and import the document again'
const FROM_FILE =
  'in Word, insert the picture from its file (Insert, Pictures), and import the document again'
const drawing = (content: string) =>
  paragraphOf(
    text(
      `<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Moods"/><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></wp:inline></w:drawing>`,
    ),
  )
const image = (id: string) =>
  drawing(`<pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic>`)

describe('what an article cannot contain is named with its paragraph', () => {
  test.each([
    ['a chart', drawing('<c:chart r:id="x"/>'), `a chart (“Moods”) was left out; ${AS_PICTURE}`],
    [
      'a diagram',
      drawing('<dgm:relIds r:dm="x"/>'),
      `a SmartArt diagram (“Moods”) was left out; ${AS_PICTURE}`,
    ],
    [
      'an embedded object',
      paragraphOf(text('<w:object><v:shape/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>')),
      `an embedded object (Excel) was left out; ${AS_PICTURE}`,
    ],
    [
      'an inserted file',
      '<w:p/><w:altChunk r:id="x"/>',
      'a file that is inserted here was left out; in Word, save the document again, and import it then',
    ],
    [
      'a linked picture',
      image('linked'),
      `the picture “https://example.org/a.png” is only linked and was left out; ${FROM_FILE}`,
    ],
    [
      'a missing picture',
      image('missing'),
      `a picture (“Moods”) is missing from the document; ${FROM_FILE}`,
    ],
    [
      'a picture that browsers do not show',
      image('emf'),
      `a picture (“Moods”) in the format EMF, which browsers do not show, was left out; ${AS_PICTURE}`,
    ],
    [
      'a symbol of an unknown font',
      paragraphOf(text('<w:sym w:font="MyFont" w:char="F041"/>')),
      'a symbol of the font MyFont (F041) was left out; in Word, insert a character of a usual font instead',
    ],
  ])('%s', (_, body, message) => {
    const parts = {
      relationships: [
        relationship('linked', 'image', 'https://example.org/a.png'),
        relationship('missing', 'image', 'media/none.png', false),
        relationship('emf', 'image', 'media/a.emf', false),
      ].join(''),
      files: {'word/media/a.emf': new Uint8Array([1, 0, 0, 0])},
    }
    const whole = `${body}${paragraph('After.')}`
    expect(warnings(whole, parts)).toEqual([`3: ${message}`])
    expect(blocks(whole, parts)).toEqual(['normal: After.'])
  })
})
