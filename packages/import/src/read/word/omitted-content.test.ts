import {describe, expect, test} from 'vitest'

import {blocks, problem, START, text, warnings} from './read-word.test.helper.ts'
import {createWordFile, paragraph, paragraphOf, relationship} from './word-file.test.helper.ts'

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
const picture = (inside: string) =>
  drawing(`<pic:pic>${inside}<pic:blipFill><a:blip r:embed="png"/></pic:blipFill></pic:pic>`)

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
      'a part of the current date',
      paragraphOf(text('<w:dayLong/><w:yearLong/>')),
      'a part of the current date was left out; write it as text',
    ],
    [
      'a page number',
      paragraphOf(text('<w:pgNum/>')),
      'a page number was left out; an article has no pages',
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

  test('the link of a picture and a video', () => {
    const video =
      '<wp15:webVideoPr xmlns:wp15="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing" embeddedHtml="&lt;iframe src=&quot;https://example.org/v&quot;/&gt;"/>'
    expect(
      warnings(
        `${picture('<pic:nvPicPr><pic:cNvPr><a:hlinkClick r:id="web"/></pic:cNvPr></pic:nvPicPr>')}${picture(video)}${picture('')}`,
        {
          relationships: `${relationship('png', 'image', 'media/a.png', false)}${relationship('web', 'hyperlink', 'https://example.org/sea')}`,
          files: {'word/media/a.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])},
        },
      ),
    ).toEqual([
      '3: the link of a picture to “https://example.org/sea” was left out; write it into the text',
      '4: a video became its picture; its link to “https://example.org/v” was left out; write it into the text',
    ])
  })

  test('even if nothing else is in the document', () => {
    const body = `${START}${drawing('<c:chart r:id="x"/>')}`
    expect(problem(createWordFile({body}))).toBe(
      `body: no text after the title: a chart (“Moods”) was left out; ${AS_PICTURE}`,
    )
  })
})
