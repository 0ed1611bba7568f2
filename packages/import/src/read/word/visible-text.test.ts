import {describe, expect, test} from 'vitest'

import {parseWord} from '../parse-word.ts'
import {blocks, HEADER, START, text} from './read-word.test.helper.ts'
import {
  createWordFile,
  describeBlocks,
  instance,
  item,
  list,
  paragraph,
  paragraphOf,
  run,
  style,
  table,
} from './word-file.test.helper.ts'

const words = (content: string) => `<w:t xml:space="preserve">${content}</w:t>`
const shape = (visibility: string, shown: string) =>
  `<v:shape style="visibility:${visibility}"><v:textpath string="${shown}"/></v:shape>`
const inserted = (content: string) => `<w:ins w:id="1" w:author="a">${content}</w:ins>`
const deleted = (content: string) =>
  `<w:del w:id="2" w:author="a"><w:r><w:delText>${content}</w:delText></w:r></w:del>`
const movedFrom = (content: string) => `<w:moveFrom w:id="3" w:author="a">${content}</w:moveFrom>`
const movedTo = (content: string) => `<w:moveTo w:id="4" w:author="a">${content}</w:moveTo>`
const joined = (content: string) => paragraphOf(text(`${words('one')}${content}${words('two')}`))
const alternative = (choice: string, fallback: string, requires = 'wps') =>
  `<mc:AlternateContent><mc:Choice Requires="${requires}">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`
const wrapped = (name: string) => `<w:${name}>${run(name)}</w:${name}>`
const m = (name: string, content: string) => `<m:${name}>${content}</m:${name}>`

describe('tracked changes', () => {
  test('show inserted and moved text once, and no deleted text', () => {
    expect(
      blocks(
        [
          paragraphOf(`${run('Keep')}${inserted(run(' this'))}${deleted(' that')}${run('.')}`),
          paragraphOf(movedTo(run('Moved.')), '<w:rPr><w:moveTo w:id="5"/></w:rPr>'),
          paragraphOf(movedFrom(run('Moved.')), '<w:rPr><w:moveFrom w:id="6"/></w:rPr>'),
          paragraphOf(run('One, '), '<w:rPr><w:del w:id="7"/></w:rPr>'),
          paragraph('two.'),
          paragraphOf(deleted('Gone.'), '<w:rPr><w:del w:id="8"/></w:rPr>'),
          paragraph('End.'),
        ].join(''),
      ),
    ).toEqual(['normal: Keep this.', 'normal: Moved.', 'normal: One, two.', 'normal: End.'])
  })

  test('in the title, a table, a list and the sign-off', () => {
    const document = parseWord(
      createWordFile({
        body: [
          HEADER,
          paragraphOf(`${deleted('The old title')}${movedTo(run('The real title'))}`),
          table([paragraphOf(`${deleted('a')}${inserted(run('b'))}`), paragraph('c')]),
          `<w:tbl><w:tr><w:trPr><w:del w:id="9"/></w:trPr><w:tc>${paragraph('gone')}</w:tc></w:tr></w:tbl>`,
          paragraphOf(inserted(run('new')), item(1)),
          paragraphOf(inserted(run('Blessings,'))),
          paragraph('Clara'),
        ].join(''),
        numbering: `${list(1, 'bullet', '•')}${instance(1, 1)}`,
      }),
    )
    expect(document).toMatchObject({
      title: 'The real title',
      signOff: 'Blessings,',
      signature: 'Clara',
    })
    expect(describeBlocks(document)).toEqual(['normal: b | c', 'bullet 1: new'])
  })
})

test('hidden text, placeholders and comments are not published', () => {
  expect(
    blocks(
      [
        paragraph('Visible.'),
        paragraphOf(run('private', '<w:vanish/>'), '<w:rPr><w:vanish/></w:rPr>'),
        paragraphOf(`${run('a')}${run('b', '<w:webHidden/>')}${run('c', '<w:rStyle w:val="H"/>')}`),
        paragraph('note to the desk', '<w:pStyle w:val="Secret"/>'),
        paragraphOf(
          `${run('d')}<w:commentRangeStart w:id="0"/>${run('e')}<w:commentRangeEnd w:id="0"/>${text('<w:commentReference w:id="0"/>')}`,
        ),
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph('Click here to enter text.')}</w:sdtContent></w:sdt>`,
        `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('Entered.')}</w:sdtContent></w:sdt>`,
      ].join(''),
      {
        styles: `${style('H', 'Hidden', '<w:rPr><w:vanish/></w:rPr>', 'character')}${style('Secret', 'Secret', '<w:rPr><w:vanish/></w:rPr>')}`,
      },
    ),
  ).toEqual(['normal: Visible.', 'normal: a', 'normal: de', 'normal: Entered.'])
})

test('a paragraph may have more parts than a function may have arguments', () => {
  const breaks = text('<w:br/>'.repeat(150_000))
  expect(blocks(paragraphOf(`${run('one')}${breaks}${run('two')}`))).toEqual(['normal: one\ntwo'])
})

test('a paragraph with a hidden mark is continued by the next one', () => {
  expect(
    blocks(
      `${paragraphOf(run('Run-in. '), '<w:rPr><w:specVanish/></w:rPr>')}${paragraph('Its text.')}`,
    ),
  ).toEqual(['normal: Run-in. Its text.'])
})

test('breaks of every kind never glue words', () => {
  expect(
    blocks(
      [
        joined('<w:br/>'),
        joined('<w:cr/>'),
        joined('<w:br w:type="page"/>'),
        joined('<w:br w:type="column"/>'),
        joined('<w:tab/>'),
        joined('<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>'),
        joined('<w:noBreakHyphen/>'),
        joined('<w:softHyphen/>'),
        joined('<w:lastRenderedPageBreak/>'),
      ].join(''),
    ),
  ).toEqual([
    'normal: one\ntwo',
    'normal: one\ntwo',
    'normal: one\ntwo',
    'normal: one\ntwo',
    'normal: one two',
    'normal: one two',
    'normal: one\u2011two',
    'normal: onetwo',
    'normal: onetwo',
  ])
})

describe('words in other elements', () => {
  test('are kept: directions, custom XML, smart tags, readings', () => {
    expect(
      blocks(
        `${paragraphOf(['dir', 'bdo', 'customXml', 'smartTag'].map(wrapped).join(run(' ')))}<w:customXml>${paragraph('A paragraph.')}</w:customXml>${paragraphOf(
          text(
            `<w:ruby><w:rt>${run('かんじ')}</w:rt><w:rubyBase>${run('漢字')}</w:rubyBase></w:ruby>`,
          ),
        )}`,
      ),
    ).toEqual([
      'normal: dir bdo customXml smartTag',
      'normal: A paragraph.',
      'normal: 漢字(かんじ)',
    ])
  })

  test('are kept once: alternative content and text boxes', () => {
    const box = `<w:txbxContent>${paragraph('In the box.')}</w:txbxContent>`
    expect(
      blocks(
        [
          alternative(paragraph('Choice.'), paragraph('Fallback.')),
          alternative(paragraph('Ink.'), paragraph('Not ink.'), 'wpi'),
          paragraphOf(
            `${run('Text')}${text(
              alternative(
                `<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`,
                `<w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict>`,
              ),
            )}${run(' around it.')}`,
          ),
        ].join(''),
      ),
    ).toEqual([
      'normal: Choice.',
      'normal: Not ink.',
      'normal: Text around it.',
      'normal: In the box.',
    ])
  })

  test('are kept of alternative content that has no fallback', () => {
    const choice = paragraph('Choice only.')
    expect(
      blocks(
        `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice></mc:AlternateContent>`,
      ),
    ).toEqual(['normal: Choice only.'])
  })

  test('are not published in hidden shapes', () => {
    expect(
      blocks(
        paragraphOf(
          text(
            `<w:pict><v:group>${shape('hidden', 'A')}${shape('visible', 'B')}</v:group></w:pict>`,
          ),
        ),
      ),
    ).toEqual(['normal: B'])
  })

  test('are kept: equations, WordArt, symbols', () => {
    const t = (content: string) => m('r', m('t', content))
    const fraction = m('f', m('num', t('a+b')) + m('den', t('2')))
    const power = m('sSup', m('e', t('x')) + m('sup', t('2')))
    expect(
      blocks(
        [
          paragraphOf(`${run('The sum ')}${m('oMath', `${power}${t('=')}${fraction}`)}${run('.')}`),
          paragraphOf(
            text('<w:pict><v:shape><v:textpath string="FREE READING"/></v:shape></w:pict>'),
          ),
          paragraphOf(
            `${text('<w:sym w:font="Wingdings" w:char="F0FC"/>')}${text('<w:sym w:font="Symbol" w:char="F061"/>')}${run('\uf0e8', '<w:rFonts w:ascii="Wingdings"/>')}`,
          ),
        ].join(''),
      ),
    ).toEqual(['normal: The sum x^2=(a+b)/2.', 'normal: FREE READING', 'normal: ✓α➔'])
  })

  test('are kept: accents and bars of equations', () => {
    const e = m('e', m('r', m('t', 'x')))
    expect(
      blocks(
        paragraphOf(
          m(
            'oMath',
            `${m('acc', e)}${m('acc', `<m:accPr><m:chr m:val="\u0303"/></m:accPr>${e}`)}`,
          ) +
            m('oMath', `${m('bar', e)}${m('bar', `<m:barPr><m:pos m:val="top"/></m:barPr>${e}`)}`),
        ),
      ),
    ).toEqual(['normal: x\u0302x\u0303x\u0332x\u0305'])
  })
})

test('verse in paragraphs keeps its last line above the sign-off, although it ends in a comma', () => {
  const lines = ['Roses by the water,', 'Violets by the stone,']
  const document = parseWord(
    createWordFile({
      body: `${START}${[...lines, 'Blessings,', 'Clara'].map((line) => paragraph(line)).join('')}`,
    }),
  )
  expect(describeBlocks(document)).toEqual(lines.map((line) => `normal: ${line}`))
  expect(document).toMatchObject({signOff: 'Blessings,', signature: 'Clara'})
})
