import * as fc from 'fast-check'

import {
  createWordFile,
  field,
  instance,
  instruction,
  item,
  list,
  paragraph,
  run,
  runOf,
  style,
  textBox,
} from '../word-file.ts'

const STYLES = [
  style('H1', 'heading 1', '<w:rPr><w:b/></w:rPr>'),
  style('H4', 'heading 4', '<w:basedOn w:val="H1"/>'),
  style('Q', 'Quote', '<w:rPr><w:i/></w:rPr>'),
  style('Caption', 'caption'),
  style('Toc', 'toc 1'),
  style('Hidden', 'Hidden', '<w:rPr><w:vanish/></w:rPr>'),
  style('Item', 'Item', `<w:pPr>${item(2, 1)}</w:pPr>`),
  style('Secret', 'Secret', '<w:rPr><w:vanish/></w:rPr>', 'character'),
  style('Strong', 'Strong', '<w:rPr><w:b/></w:rPr>', 'character'),
].join('')
const FORMATS = ['bullet', 'decimal', 'lowerLetter', 'upperRoman', 'none']
const NUMBERING = [
  ...FORMATS.map((format, id) => list(id, format, format === 'bullet' ? '•' : '%n.')),
  list(FORMATS.length, 'decimal', '(%n)', 4),
  ...Array.from({length: FORMATS.length + 1}, (_, id) => instance(id + 1, id)),
].join('')
const LINKS = {
  web: 'https://example.org/a?b=c',
  unsafe: 'javascript:alert(1)',
  plain: 'www.example.org',
}

const word = fc.oneof(
  {weight: 8, arbitrary: fc.stringMatching(/^[a-z]{2,8}$/u)},
  {weight: 1, arbitrary: fc.stringMatching(/^[А-я]{2,6}$/u)},
  {
    weight: 1,
    arbitrary: fc.constantFrom('café', '1,000', '“so”', 'don’t', '漢字', '&amp;', '😀', '-'),
  },
)
const text = fc
  .tuple(
    fc.constantFrom('', '', ' '),
    fc.array(word, {minLength: 1, maxLength: 3}),
    fc.constantFrom(' ', ' ', '', '. '),
  )
  .map(([before, words, after]) => `${before}${words.join(' ')}${after}`)
const runProperties = fc.oneof(
  {weight: 5, arbitrary: fc.constant('')},
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '<w:b/>',
      '<w:i/><w:u w:val="single"/>',
      '<w:b w:val="0"/>',
      '<w:vertAlign w:val="superscript"/>',
      '<w:strike/>',
      '<w:rtl/><w:bCs/>',
      '<w:rStyle w:val="Strong"/>',
      '<w:vanish w:val="0"/>',
      '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<w:vanish/>', '<w:rStyle w:val="Secret"/>', '<w:webHidden/>'),
  },
)
const paragraphProperties = fc.oneof(
  {weight: 6, arbitrary: fc.constant('')},
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...['H1', 'H4', 'Q', 'Caption', 'Toc', 'Item', 'Unknown'].map(
        (id) => `<w:pStyle w:val="${id}"/>`,
      ),
      '<w:outlineLvl w:val="2"/>',
      `<w:pStyle w:val="H1"/>${item(2)}`,
      ...[1, 2, 3, 4, 5, 6].flatMap((id) => [item(id), item(id, 1), item(id, 8)]),
      '<w:numPr><w:numId w:val="0"/></w:numPr>',
      '<w:numPr><w:numId w:val="99"/></w:numPr>',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '<w:pStyle w:val="Hidden"/>',
      '<w:rPr><w:del/></w:rPr>',
      '<w:rPr><w:moveFrom/></w:rPr>',
      '<w:rPr><w:vanish/></w:rPr>',
      '<w:rPr><w:ins/></w:rPr>',
      '<w:framePr w:dropCap="drop"/>',
    ),
  },
)
const emptyContent = fc.constantFrom(
  '<w:br/>',
  '<w:br w:type="page"/>',
  '<w:tab/>',
  '<w:ptab/>',
  '<w:cr/>',
  '<w:noBreakHyphen/>',
  '<w:softHyphen/>',
  '<w:lastRenderedPageBreak/>',
  '<w:sym w:font="Wingdings" w:char="F04A"/>',
  '<w:sym w:font="Unknown" w:char="F04A"/>',
  '<w:fldChar w:fldCharType="end"/>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<w:fldChar w:fldCharType="separate"/>',
  ...['1', '2', '3', '9'].map((id) => `<w:footnoteReference w:id="${id}"/>`),
  '<w:endnoteReference w:id="1"/>',
  '<w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t>',
)
const code = fc.constantFrom(
  'REF a \\h',
  'PAGEREF a',
  'HYPERLINK "https://example.org" \\l "part"',
  'HYPERLINK \\l "part"',
  'TOC \\o "1-3"',
  'MERGEFIELD Name',
  'IF 1 = 1 "yes" "no"',
  'DATE',
  '',
)
// Of content controls, fields, tables and text boxes in one another.
const MAX_DEPTH = 4
const DELETED = /<(?<end>\/?)w:t(?=[ >])/gu

type Parts = Record<'inline' | 'content' | 'paragraph' | 'table' | 'blocks', string>

const parts = fc.letrec<Parts>((tie) => ({
  inline: fc.oneof(
    {maxDepth: MAX_DEPTH, depthIdentifier: 'document', withCrossShrink: true},
    {
      weight: 6,
      arbitrary: fc.tuple(text, runProperties).map(([words, given]) => run(words, given)),
    },
    {weight: 2, arbitrary: emptyContent.map((content) => runOf(content))},
    {
      weight: 1,
      arbitrary: fc
        .tuple(text, emptyContent, text)
        .map(([a, between, b]) => runOf(`<w:t>${a}</w:t>${between}<w:t>${b}</w:t>`)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('ins', 'moveTo', 'smartTag', 'customXml', 'dir', 'bdo'),
          tie('content'),
        )
        .map(([name, content]) => `<w:${name}>${content}</w:${name}>`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('del', 'moveFrom'), text)
        .map(
          ([name, words]) =>
            `<w:${name}>${run(words).replaceAll(DELETED, '<$<end>w:delText')}</w:${name}>`,
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            'r:id="web"',
            'r:id="unsafe"',
            'r:id="plain"',
            'w:anchor="a"',
            'r:id="no"',
          ),
          tie('content'),
        )
        .map(([target, content]) => `<w:hyperlink ${target}>${content}</w:hyperlink>`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('', '<w:showingPlcHdr/>', '<w:text/>'), tie('content'))
        .map(
          ([given, content]) =>
            `<w:sdt><w:sdtPr>${given}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`,
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(code, tie('content'))
        .map(
          ([instr, content]) =>
            `<w:fldSimple w:instr=" ${instr.replaceAll('"', '&quot;')} ">${content}</w:fldSimple>`,
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(code, fc.constantFrom('', field(instruction('REF b'), run('inner'))), tie('content'))
        .map(([instr, nested, content]) => field(`${instruction(instr)}${nested}`, content)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(text, text)
        .map(([base, reading]) =>
          runOf(
            `<w:ruby><w:rubyPr/><w:rt>${run(reading)}</w:rt><w:rubyBase>${run(base)}</w:rubyBase></w:ruby>`,
          ),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(word, word)
        .map(
          ([a, b]) =>
            `<m:oMath><m:r><m:t>${a}</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>${b}</m:t></m:r></m:den></m:f></m:oMath>`,
        ),
    },
    {weight: 1, arbitrary: tie('blocks').map(textBox)},
  ),
  content: fc.array(tie('inline'), {maxLength: 4}).map(join),
  paragraph: fc
    .tuple(tie('content'), paragraphProperties)
    .map(([content, given]) => paragraph(content, given)),
  table: fc
    .array(
      fc.tuple(
        fc.constantFrom(
          '',
          '',
          '',
          '',
          '',
          '',
          '<w:trPr><w:del/></w:trPr>',
          '<w:trPr><w:hidden/></w:trPr>',
        ),
        fc.array(
          fc.tuple(
            fc.constantFrom(
              ...Array.from({length: 12}, () => ''),
              '<w:vMerge w:val="restart"/>',
              '<w:vMerge/>',
              '<w:hMerge/>',
              '<w:cellDel/>',
            ),
            tie('blocks'),
          ),
          {minLength: 1, maxLength: 3},
        ),
      ),
      {minLength: 1, maxLength: 3},
    )
    .map(
      (rows) =>
        `<w:tbl><w:tblPr/><w:tblGrid/>${rows
          .map(
            ([given, cells]) =>
              `<w:tr>${given}${cells.map(([cell, content]) => `<w:tc><w:tcPr>${cell}</w:tcPr>${content}</w:tc>`).join('')}</w:tr>`,
          )
          .join('')}</w:tbl>`,
    ),
  blocks: fc
    .array(
      fc.oneof(
        {maxDepth: MAX_DEPTH, depthIdentifier: 'document', withCrossShrink: true},
        {weight: 8, arbitrary: tie('paragraph')},
        {weight: 1, arbitrary: tie('table')},
        {
          weight: 1,
          arbitrary: fc
            .tuple(
              fc.constantFrom(
                '',
                '<w:showingPlcHdr/>',
                '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
              ),
              tie('blocks'),
            )
            .map(
              ([given, content]) =>
                `<w:sdt><w:sdtPr>${given}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`,
            ),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(fc.constantFrom('customXml', 'ins', 'moveTo'), tie('blocks'))
            .map(([name, content]) => `<w:${name}>${content}</w:${name}>`),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(fc.constantFrom('wps', 'unknown'), tie('blocks'), tie('blocks'))
            .map(
              ([requires, choice, fallback]) =>
                `<mc:AlternateContent xmlns:unknown="urn:unknown"><mc:Choice Requires="${requires}">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`,
            ),
        },
      ),
      {minLength: 1, maxLength: 3},
    )
    .map(join),
}))

/** Random Word documents with everything in which a reader can lose words. */
export const randomWordFiles: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.array(parts.blocks, {minLength: 1, maxLength: 4}),
    fc.array(parts.paragraph, {minLength: 3, maxLength: 3}),
  )
  .map(([body, notes]) => {
    const note = (kind: string) =>
      notes
        .map((content, index) => `<w:${kind} w:id="${index + 1}">${content}</w:${kind}>`)
        .join('')
    return createWordFile({
      body: body.join(''),
      styles: STYLES,
      numbering: NUMBERING,
      footnotes: note('footnote'),
      endnotes: note('endnote'),
      links: LINKS,
    })
  })

function join(content: readonly string[]): string {
  return content.join('')
}
