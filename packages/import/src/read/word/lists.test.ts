import {describe, expect, test} from 'vitest'

import {blocks} from './read-word.test.helper.ts'
import {instance, item, list, paragraph, paragraphOf, run, style} from './word-file.test.helper.ts'

describe('lists', () => {
  const numbering = [
    list(1, 'decimal'),
    list(2, 'bullet', '•'),
    list(3, 'decimal', '%n.', 5),
    list(4, 'lowerLetter', '(%n)'),
    list(5, 'lowerRoman'),
    `<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>`,
    ...[1, 2, 3, 4, 5, 6].map((id) => instance(id, id)),
    instance(7, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
  ].join('')

  test('have the numbers that Word shows', () => {
    expect(
      blocks(
        [
          paragraph('one', item(1)),
          paragraph('inner', item(1, 1)),
          paragraph('two', item(1)),
          paragraph('An interruption.'),
          paragraph('three', item(1)),
          paragraph('Another.'),
          paragraph('again one', item(7)),
          paragraph('five', item(3)),
          paragraph('six', item(3)),
          paragraph('letter', item(4)),
          paragraph('bullet', item(2)),
        ].join(''),
        {numbering},
      ),
    ).toEqual([
      'number 1: one',
      'number 2: inner',
      'number 1: two',
      'normal: An interruption.',
      'normal: 3. three',
      'normal: Another.',
      'number 1: again one',
      'normal: 5. five',
      'normal: 6. six',
      'normal: (a) letter',
      'bullet 1: bullet',
    ])
  })

  test('next to each other stay apart', () => {
    expect(
      blocks(
        `${paragraph('one', item(1))}${paragraph('two', item(1))}${paragraph('new one', item(7))}`,
        {numbering},
      ),
    ).toEqual(['number 1: one', 'number 1: two', 'normal: 1. new one'])
  })

  test('have nine levels', () => {
    const levels = Array.from({length: 9}, (_, level) =>
      paragraph(`level ${level}`, item(2, level)),
    )
    expect(blocks(levels.join(''), {numbering})).toEqual(
      levels.map((_, level) => `bullet ${level + 1}: level ${level}`),
    )
  })

  test('keep numbers of several levels as text, and inner letters as numbers', () => {
    expect(
      blocks(
        [
          paragraph('part', item(6)),
          paragraph('section', item(6, 1)),
          paragraph('Text.'),
          paragraph('top', item(1)),
          paragraph('inner', item(5, 1)),
        ].join(''),
        {numbering},
      ),
    ).toEqual([
      'number 1: part',
      'normal: 1.1 section',
      'normal: Text.',
      'number 1: top',
      'number 2: inner',
    ])
  })

  test('come from styles too, and an item is whole whatever its marks are', () => {
    expect(
      blocks(
        `${paragraph('styled', '<w:pStyle w:val="ListBullet"/>')}${paragraphOf(
          `${run('Read ')}${run('the page', '<w:u w:val="single"/>')}${run(' before noon.')}`,
          item(2, 1),
        )}${paragraph('plain', `<w:pStyle w:val="ListBullet"/>${item(0)}`)}`,
        {
          numbering,
          styles: style(
            'ListBullet',
            'List Bullet',
            '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>',
          ),
        },
      ),
    ).toEqual([
      'bullet 1: styled',
      'bullet 2: Read [the page]{underline} before noon.',
      'normal: plain',
    ])
  })

  test('do not take numbered headings', () => {
    const heading = `<w:pStyle w:val="Heading2"/>${item(6, 1)}`
    expect(
      blocks(`${paragraph('Start', heading)}${paragraph('Next', heading)}`, {
        numbering,
        styles: style('Heading2', 'heading 2'),
      }),
    ).toEqual(['h2: 1.1 Start', 'h2: 1.2 Next'])
  })
})
