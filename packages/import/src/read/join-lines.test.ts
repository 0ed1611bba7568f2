import {describe, expect, test} from 'vitest'

import {parseText} from './parse-text.ts'

const WRAPPED = [
  'The moon is far away, and yet it moves the sea twice a day, and',
  'nobody on the shore has ever asked it to stop. It would not listen',
  'if they did, because it is busy.',
]
const JOINED = WRAPPED.join(' ')
const LONG = `${JOINED} And so it goes on, night after night, over every shore that there is.`
const AROUND = [
  ['wrapped', WRAPPED, JOINED],
  ['unwrapped', [LONG], LONG],
] as const

function read(lines: readonly string[]): string[] {
  const text = ['Clara Bell - PIN 700107 - Available', '', 'Title', '', ...lines, ''].join('\n')
  return parseText(text).body.map((block) =>
    block._type === 'block' ? block.children.map((span) => span.text).join('') : block._type,
  )
}

describe.each(AROUND)(
  'between %s prose, a stanza is one paragraph with line breaks:',
  (_, prose, paragraph) => {
    test.each([
      [
        'with capitals',
        'Roses by the water,\nViolets by the stone,\nNobody is ever\nWalking here alone.',
      ],
      [
        'with small letters',
        'roses by the water,\nviolets by the stone,\nnobody is ever\nwalking here alone.',
      ],
      ['of two lines', 'Roses by the water,\nviolets by the stone.'],
      ['of questions', 'Who walks there?\nOnly the wind.\nWho calls there?\nOnly the sea.'],
      [
        'of three sentences',
        'An old silent pond.\nA frog jumps into the pond.\nSplash! Silence again.',
      ],
      [
        'with longer lines in small letters',
        'the moon is high above the harbour wall\nthe boats are sleeping in the quiet bay\nand nothing in the world is there at all\nbut light upon the water, far away',
      ],
      [
        'with long lines',
        'I have walked along the shore at night and listened to the long water,\nAnd I have heard the names of all the ones I loved come back to me,\nAnd none of them was sad, and none of them was lost,\nAnd I went home and slept.',
      ],
    ])('%s', (__, stanza) => {
      const lines = [...prose, '', ...stanza.split('\n'), '', ...prose]
      expect(read(lines)).toEqual([paragraph, stanza, paragraph])
      const indented = stanza
        .split('\n')
        .map((line, index) => `${index % 2 === 0 ? '    ' : '      '}${line}`)
      expect(read([...prose, '', ...indented, '', ...prose])).toEqual([
        paragraph,
        stanza,
        paragraph,
      ])
    })
  },
)

describe('verse', () => {
  const stanza = [
    'Roses by the water,',
    'violets by the stone,',
    'nobody is ever',
    'walking here alone.',
  ]

  test.each([
    ['indented', stanza.map((line) => `    ${line}`)],
    ['short', stanza],
  ])('between wrapped prose without blank lines is found if it is %s', (_, lines) => {
    expect(
      read([
        ...WRAPPED.slice(0, 1),
        'nobody on the shore has asked it to stop, as the song says:',
        ...lines,
        ...WRAPPED,
      ]),
    ).toEqual([
      `${WRAPPED[0]} nobody on the shore has asked it to stop, as the song says:`,
      stanza.join('\n'),
      JOINED,
    ])
  })

  test('can be all of a text, in lines of small letters that are equally long', () => {
    const lines = [
      'the moon is high above the harbour wall',
      'the boats are sleeping in the quiet bay',
      'and nothing in the world is there at all',
      'but light upon the water, far away',
    ]
    expect(read([...lines, '', ...lines])).toEqual([lines.join('\n'), lines.join('\n')])
  })
})

test('verse can be all of a text, in long lines of small letters that are not full', () => {
  const lines = [
    'in the silver of the morning when the boats are on the bay',
    'i have seen the moon above them going slowly on her way',
    'and i asked her where she came from and she never said a word',
    'but the wind was on the water and the water must have heard',
  ]
  expect(read(lines)).toEqual([lines.join('\n')])
})

test('an item of a list is whole if its further lines are indented', () => {
  expect(read(['I bring:', '- a candle', '- a cup that is so', '  large', '- tea'])).toEqual([
    'I bring:',
    '- a candle',
    '- a cup that is so large',
    '- tea',
  ])
})

describe('prose', () => {
  test('that was wrapped is joined below a heading', () => {
    expect(read(['The Moon', ...WRAPPED, '', 'The Sea', ...WRAPPED])).toEqual([
      'The Moon',
      JOINED,
      'The Sea',
      JOINED,
    ])
  })

  test('that was wrapped at another margin than the rest is joined', () => {
    const quotation = [
      '    The sea is a patient listener and has never yet',
      '    refused anybody who came to the shore at night to',
      '    tell it something that nobody else would hear of,',
      '    and that is why we go.',
    ]
    const joined = quotation.map((line) => line.trim()).join(' ')
    expect(read([...WRAPPED, '', ...quotation, '', ...WRAPPED])).toEqual([JOINED, joined, JOINED])
    expect(read([LONG, '', ...quotation, '', LONG])).toEqual([LONG, joined, LONG])
  })

  test('loses the marks of quoted mail', () => {
    const quoted = [...WRAPPED, '', ...WRAPPED].map((line) => `> ${line}`)
    expect(read(quoted)).toEqual([JOINED, JOINED])
    expect(read(['>> Nested', '> > too', '>_< stays'])).toEqual(['Nested\ntoo\n>_< stays'])
  })
})
