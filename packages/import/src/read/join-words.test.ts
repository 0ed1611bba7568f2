import {describe, expect, test} from 'vitest'

import {parseText} from './parse-text.ts'

const BEFORE = 'The moon is far away, and yet it moves the sea with strength, twice a'
const AFTER = 'all night, and that is all there is.'

// Divides a word between two lines of a wrapped paragraph.
function read(first: string, second: string, further = 'And no more than this.') {
  const text = [
    'Clara Bell - PIN 700107 - Available',
    '',
    'Title',
    '',
    BEFORE,
    `day it goes on, and nobody has ever asked it to go anywhere ${first}`,
    `${second} ${AFTER}`,
    '',
    further,
  ].join('\n')
  const {body, warnings} = parseText(text)
  const [block] = body
  const paragraph = block?._type === 'block' ? (block.children[0]?.text ?? '') : ''
  return {
    word: paragraph.replace(/^.*anywhere /u, '').replace(` ${AFTER}`, ''),
    warnings: warnings.map(({line, message}) => `${line}: ${message}`),
  }
}

describe('a word that was divided at the end of a line', () => {
  test.each([
    ['won-', 'derful', 'How wonderful it is.', 'wonderful'],
    ['sun-', 'kissed', 'A sun-kissed wall.', 'sun-kissed'],
    ['sun-', 'kissed', 'A sunkissed wall.', 'sunkissed'],
    ['sun\u00ad', 'light', '', 'sunlight'],
    ['self\u00ad', 'made', '', 'selfmade'],
    ['sun\u2010', 'kissed', 'A sun-kissed wall.', 'sun-kissed'],
    ['Anglo-', 'Saxon', '', 'Anglo-Saxon'],
    ['mother-in-', 'law', '', 'mother-in-law'],
    ['self-', 'made', '', 'self-made'],
    ['twenty-', 'one', '', 'twenty-one'],
    ['hard-', 'ly', '', 'hardly'],
    ['self-', 'ish', '', 'selfish'],
    ['long-', 'ing', '', 'longing'],
    ['pre-', 'and post-war', '', 'pre- and post-war'],
    ['Vor-', 'und Nachteil', '', 'Vor- und Nachteil'],
  ])('%s %s is joined in silence if there is no doubt (%s)', (first, second, further, word) => {
    expect(read(first, second, further)).toEqual({word, warnings: []})
  })

  test.each([
    ['sun-', 'kissed', '', 'sunkissed'],
    ['under-', 'stand', '', 'understand'],
    ['never-', 'theless', '', 'nevertheless'],
    ['ex-', 'ample', '', 'example'],
    ['post-', 'war', '', 'post-war'],
    ['moon-', 'struck', 'The moon had struck.', 'moon-struck'],
  ])('%s %s is joined with a warning if it is a guess (%s)', (first, second, further, word) => {
    expect(read(first, second, further)).toEqual({
      word,
      warnings: [
        `6: a hyphen at the end of a line can belong to the word or only divide it; check “${word}” (line 6)`,
      ],
    })
  })

  test('is whole in a title too', () => {
    const text = [
      BEFORE,
      'day, and the wonder of it is that it never stops at all, not even at',
      'night.',
    ]
    const title = 'What the moon said to the sea in the night when it was full of won-\nder'
    expect(
      parseText(['Clara Bell - PIN 700107 - Available', '', title, '', ...text].join('\n')).title,
    ).toBe('What the moon said to the sea in the night when it was full of wonder')
  })
})
