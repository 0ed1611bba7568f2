import {describe, expect, test} from 'vitest'

import type {ParsedDocument} from './document.ts'
import {DocumentError} from './document-error.ts'
import {parseText} from './parse-text.ts'

const HEADER = 'Clara Bell - PIN 700107 - Busy'

function paragraphs(document: ParsedDocument): string[] {
  return document.body.map((block) =>
    block._type === 'block' ? block.children.map((span) => span.text).join('') : block._type,
  )
}

function read(...lines: string[]) {
  const document = parseText(lines.join('\n'))
  return {
    title: document.title,
    body: paragraphs(document),
    signOff: document.signOff,
    signature: document.signature,
  }
}

function keys(text: string): string[] {
  return parseText(`${HEADER}\nTitle\n\n${text}`).body.map((block) => block._key)
}

function readEnd(...lines: string[]) {
  const document = read(HEADER, '', 'Title', '', 'The last paragraph.', '', ...lines)
  return {body: document.body, signOff: document.signOff, signature: document.signature}
}

function failure(text: string): unknown {
  try {
    return parseText(text)
  } catch (error) {
    return error instanceof DocumentError
      ? {code: error.code, line: error.line, problem: error.problem}
      : error
  }
}

describe('a document', () => {
  test('is read completely', () => {
    expect(
      parseText(
        `${HEADER}\n\nWhat the moon knows\n\nFirst paragraph.\n\nSecond paragraph.\n\nLove and light,\n\n\nPin - 700107\n\n\n`,
      ),
    ).toEqual({
      name: 'Clara Bell',
      pin: '700107',
      statusLabel: 'Busy',
      title: 'What the moon knows',
      titleLine: 3,
      body: [
        {
          _type: 'block',
          _key: 'f385a44624ea',
          style: 'normal',
          markDefs: [],
          children: [{_type: 'span', _key: 's0', text: 'First paragraph.', marks: []}],
        },
        {
          _type: 'block',
          _key: expect.stringMatching(/^[0-9a-f]{12}$/),
          style: 'normal',
          markDefs: [],
          children: [{_type: 'span', _key: 's0', text: 'Second paragraph.', marks: []}],
        },
      ],
      signOff: 'Love and light,',
      signature: 'Pin - 700107',
      warnings: [],
    })
  })

  test('gets the same unique keys each time, and new text does not change them', () => {
    const once = keys('One.\n\nTwo.\n\nOne.')
    expect(keys('One.\n\nTwo.\n\nOne.')).toEqual(once)
    expect(new Set(once).size).toBe(3)
    expect(keys('New.\n\nOne.\n\nTwo.\n\nOne.').slice(1)).toEqual(once)
  })

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('can end its lines with %s', (_, end) => {
    const document = parseText([HEADER, '', 'Title', '', 'One.', '', 'Two.', ''].join(end))
    expect(paragraphs(document)).toEqual(['One.', 'Two.'])
  })

  test('with realistic text keeps every paragraph, its quotes and dashes, and no double space', () => {
    const body = Array.from(
      {length: 13},
      (_, index) =>
        `Sentence ${index} isn’t ‘short’ – it goes on and on.\u00a0 It has another sentence. \u00a0And a third one!\u00a0`,
    )
    const document = parseText(
      `${HEADER}\n\nA Title\n\n${body.join('\n\n')}\n\nLove and light,\n\n\nPin - 700107\n\n\n`,
    )
    expect(paragraphs(document)).toEqual(
      Array.from(
        {length: 13},
        (_, index) =>
          `Sentence ${index} isn’t ‘short’ – it goes on and on. It has another sentence. And a third one!`,
      ),
    )
    expect(document.signOff).toBe('Love and light,')
  })
})

describe('a title', () => {
  test.each([
    'What do dreams mean?',
    'Love – and what comes after',
    'Moon: a beginner’s guide - part 2',
    'This title is a sentence. It even has a second one, and a comma.',
    '<b>Bold</b> & brave',
    'Pin your hopes on the stars',
  ])('%j is kept', (title) => {
    expect(read(HEADER, '', title, '', 'Text.').title).toBe(title)
    expect(read(HEADER, title, 'Text.').title).toBe(title)
  })

  test('can be far below the header', () => {
    expect(read('', '', HEADER, '', '', '', 'Title', '', '', 'Text.').title).toBe('Title')
  })

  test('that is wrapped at the margin of a wrapped text is joined', () => {
    expect(
      read(
        HEADER,
        '',
        'Understanding a little more about all the',
        'moons and the sea',
        '',
        'The moon is far away and yet it moves the',
        'sea twice a day, which is a thing to think',
        'about when one stands on the shore.',
      ),
    ).toEqual({
      title: 'Understanding a little more about all the moons and the sea',
      body: [
        'The moon is far away and yet it moves the sea twice a day, which is a thing to think about when one stands on the shore.',
      ],
    })
  })
})

describe('paragraphs', () => {
  const wrapped = [
    'The moon is far away and yet it moves the',
    'sea twice a day, which is a thing to think',
    'about when one stands on the shore.',
  ]
  const joined =
    'The moon is far away and yet it moves the sea twice a day, which is a thing to think about when one stands on the shore.'

  test('that were wrapped are joined by one space', () => {
    expect(read(HEADER, '', 'Title', '', ...wrapped, '', ...wrapped).body).toEqual([joined, joined])
  })

  test('that were wrapped with double spaces are joined, since these count for the width', () => {
    const first = [
      'The moon is far away and it moves the sea.\u00a0 It',
      'does so twice a day.\u00a0 Is it not strange at all?',
      'So I think.\u00a0 I have long stood on the shore to',
      'see it, and so have you.',
    ]
    expect(read(HEADER, '', 'Title', '', ...first, '', ...wrapped).body).toEqual([
      'The moon is far away and it moves the sea. It does so twice a day. Is it not strange at all? So I think. I have long stood on the shore to see it, and so have you.',
      joined,
    ])
  })

  test('that were wrapped can begin directly below the title', () => {
    expect(read(HEADER, 'Title', ...wrapped).body).toEqual([joined])
  })

  test('that were wrapped without blank lines are separated if a line ends early', () => {
    expect(read(HEADER, 'Title', ...wrapped, ...wrapped).body).toEqual([joined, joined])
  })

  test('that were wrapped and indented are separated at the indents', () => {
    expect(
      read(
        HEADER,
        'Title',
        `  ${wrapped[0]}`,
        ...wrapped.slice(1),
        `  ${wrapped[0]}`,
        ...wrapped.slice(1),
      ).body,
    ).toEqual([joined, joined])
  })

  test('on one line each stay separate without blank lines', () => {
    const lines = [
      'The moon is far away.',
      'It moves the sea twice a day, which is a thing to think about when one stands on the shore and looks.',
      'Is it not strange?',
      'I think it is, and I have thought so since I was a child on that shore.',
    ]
    expect(read(HEADER, 'Title', ...lines).body).toEqual(lines)
    expect(read(HEADER, '', 'Title', '', ...lines).body).toEqual(lines)
  })

  test('on long lines each stay separate without blank lines', () => {
    const lines = ['One', 'Two', 'Three'].map(
      (word) => `${word} ${'is a word and then some '.repeat(12)}end`,
    )
    expect(read(HEADER, 'Title', ...lines).body).toEqual(lines)
  })

  test('of verse are one with line breaks', () => {
    const verse = [
      'The moon is high above the harbour wall',
      'The boats are sleeping in the quiet bay',
      'And nothing in the world is there at all',
      'But light upon the water, far away',
    ]
    expect(read(HEADER, '', 'Title', '', ...verse).body).toEqual([verse.join('\n')])
  })

  test('that begin like list items stay separate', () => {
    const items = [
      '• Trust what you feel when nobody is looking at you',
      '• Write down what you dream before the day begins',
      '• Walk by the sea whenever you have an hour to give',
    ]
    expect(read(HEADER, '', 'Title', '', ...items).body).toEqual(items)
  })

  test('that were broken at a hyphen or a dash are joined without a space', () => {
    expect(
      read(
        HEADER,
        '',
        'Title',
        '',
        'The moon is a mirror for what you call self-',
        'esteem and it has been there for long ages—',
        'longer than you or I can think about it.',
      ).body,
    ).toEqual([
      'The moon is a mirror for what you call self-esteem and it has been there for long ages—longer than you or I can think about it.',
    ])
  })

  test('are separated by any number of blank lines, with or without spaces in them', () => {
    expect(read(HEADER, '', 'Title', '', '', 'One.', ' \u00a0', '\t', '', 'Two.').body).toEqual([
      'One.',
      'Two.',
    ])
  })

  test('keep a single no-break space and lose double spaces, zero-width and control characters', () => {
    expect(
      read(
        HEADER,
        '',
        'Title',
        '',
        'Quoi\u00a0?  Un\u00a0 deux \u00a0 tr\u200bois\ufeff\tqua\u0007tre\u00a0\u00a0cinq. \u00a0',
      ).body,
    ).toEqual(['Quoi\u00a0? Un deux trois quatre cinq.'])
  })

  test('keep markup as text', () => {
    const text = [
      '# no heading',
      '<script>alert(1)</script> &amp; **stars** [link](javascript:x)',
      '::reader-card{pin=0042}',
    ]
    expect(
      read(HEADER, '', 'Title', '', text[0] ?? '', '', text[1] ?? '', '', text[2] ?? '').body,
    ).toEqual(text)
  })

  test('keep emoji and the joiners of scripts that need them', () => {
    const text = 'Family 👨‍👩‍👧 and می‌خواهم'
    expect(read(HEADER, 'Title', text).body).toEqual([text])
  })
})

describe('the end of a document', () => {
  const last = ['The last paragraph.']

  test.each<[string[], string | undefined, string | undefined]>([
    [[], undefined, undefined],
    [['Love and light,', '', '', 'Pin - 700107'], 'Love and light,', 'Pin - 700107'],
    [['Love and light', 'Clara'], 'Love and light', 'Clara'],
    [['Blessings,', 'Clara Bell'], 'Blessings,', 'Clara Bell'],
    [['With love', '', 'Clara x'], 'With love', 'Clara x'],
    [['Yours,', 'Clara – 700107'], 'Yours,', 'Clara – 700107'],
    [['Yours,', 'clara bell'], 'Yours,', 'clara bell'],
    [['Brightest blessings!', 'Clara', 'PIN 700107'], 'Brightest blessings!', 'Clara PIN 700107'],
    [['Love and light, Clara'], 'Love and light,', 'Clara'],
    [['Love and light, Pin - 700107'], 'Love and light,', 'Pin - 700107'],
    [
      ['Love and light,', '', 'Clara Bell – PIN 700107'],
      'Love and light,',
      'Clara Bell – PIN 700107',
    ],
    [['Love, light and peace, Clara'], 'Love, light and peace,', 'Clara'],
    [['Love,', 'Clara', 'xx'], 'Love,', 'Clara xx'],
    [['See you among the stars,', 'Clara'], 'See you among the stars,', 'Clara'],
    [['Love and light,', 'Always,', 'Clara'], 'Love and light, Always,', 'Clara'],
    [['Take care.'], 'Take care.', undefined],
    [['Love and light,'], 'Love and light,', undefined],
    [['Pin - 700107'], undefined, 'Pin - 700107'],
    [['PIN: 700107.'], undefined, 'PIN: 700107.'],
    [['Clara Bell (PIN 700107)'], undefined, 'Clara Bell (PIN 700107)'],
    [['~ Clara ~'], undefined, '~ Clara ~'],
    [['700107'], undefined, '700107'],
  ])('is found in %j', (lines, signOff, signature) => {
    expect(readEnd(...lines)).toEqual({body: last, signOff, signature})
  })

  test('is found directly below the last paragraph', () => {
    expect(read(HEADER, 'Title', 'The last paragraph.', 'Love and light,', 'Pin - 700107')).toEqual(
      {
        title: 'Title',
        body: last,
        signOff: 'Love and light,',
        signature: 'Pin - 700107',
      },
    )
  })

  test('is found below a last line without a full stop if it is a known sign-off', () => {
    expect(read(HEADER, 'Title', 'See you under the stars', 'Love and light', 'Clara')).toEqual({
      title: 'Title',
      body: ['See you under the stars'],
      signOff: 'Love and light',
      signature: 'Clara',
    })
  })

  test.each([
    'Take care of yourself.',
    'Love is all there is.',
    'And that is the light of the world, as I have always known it to be, and as you will find,',
    'You can reach me on PIN 700107.',
    'Clara taught me that.',
    'It was 1984',
    'What is love?',
    'P.S. Look up tonight.',
  ])('does not include the last paragraph %j', (text) => {
    expect(readEnd(text)).toEqual({body: [...last, text]})
  })

  test('does not include the last line of a wrapped paragraph', () => {
    expect(
      read(
        HEADER,
        '',
        'Title',
        '',
        'The moon is far away and yet it moves the',
        'sea twice a day, and what it leaves on the shore is',
        'love and light',
      ),
    ).toEqual({
      title: 'Title',
      body: [
        'The moon is far away and yet it moves the sea twice a day, and what it leaves on the shore is love and light',
      ],
    })
  })

  test('with a different name causes a warning and is not part of the text', () => {
    const document = parseText(`${HEADER}\nTitle\nText.\n\nSophie - PIN 700107`)
    expect(document.warnings).toEqual([
      {line: 5, message: 'the signature says “Sophie”, the header “Clara Bell”'},
    ])
    expect(paragraphs(document)).toEqual(['Text.'])
  })
})

describe('an invalid document is refused:', () => {
  test.each([
    ['', 'empty', 1, 'the file is empty'],
    ['\n \n', 'empty', 1, 'the file is empty'],
    ['\n\nA story\n\nOnce.', 'header', 3, 'the first line “A story” is not a header'],
    [HEADER, 'title', 2, 'no title after the header'],
    [`${HEADER}\n\n\n`, 'title', 2, 'no title after the header'],
    [
      `${HEADER}\n\n${'Once upon a time. '.repeat(20)}`,
      'title',
      3,
      'no title, only a paragraph of 359 characters: “Once upon a time. Once upon a time. Once upon a time. Once …”',
    ],
    [`${HEADER}\n\nTitle`, 'body', 4, 'no text after the title'],
    [`${HEADER}\n\nTitle\n\nLove and light,\n\nClara`, 'body', 4, 'no text after the title'],
    [
      `${HEADER}\n\nTitle\n\nText.\n\nPin - 700108`,
      'signature-pin',
      7,
      'the signature’s PIN “700108” is not the header’s PIN “700107”',
    ],
    [
      `${HEADER}\n\nTitle\n\nText.\n\nClara - 7001O7`.replace('7001O7', '0700107'),
      'signature-pin',
      7,
      'the signature’s PIN “0700107” is not the header’s PIN “700107”',
    ],
  ])('%j', (text, code, line, problem) => {
    expect(failure(text)).toEqual({code, line, problem})
  })
})
