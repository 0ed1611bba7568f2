import {describe, expect, test} from 'vitest'

import {DocumentError} from './document-error.ts'
import {parseText} from './parse-text.ts'

function read(end: string) {
  const document = parseText(
    `Clara Bell - PIN 700107 - Available\n\nTitle\n\nThe last paragraph.\n\n${end}\n`,
  )
  return {
    body: document.body
      .slice(1)
      .map((block) =>
        block._type === 'block' ? block.children.map((span) => span.text).join('') : block._type,
      ),
    signOff: document.signOff,
    signature: document.signature,
    warnings: document.warnings.map(({line, message}) => `${line}: ${message}`),
  }
}

function failure(end: string): unknown {
  try {
    return read(end)
  } catch (error) {
    return error instanceof DocumentError ? {code: error.code, line: error.line} : error
  }
}

describe('the sign-off and the signature are found in', () => {
  test.each<[end: string, signOff: string | undefined, signature: string | undefined]>([
    ['Until next time…', 'Until next time…', undefined],
    ['Wishing you peace 🙏', 'Wishing you peace 🙏', undefined],
    ['~*~ Blessed be ~*~', '~*~ Blessed be ~*~', undefined],
    ['See you soon!\n\nClara', 'See you soon!', 'Clara'],
    [
      'Love and light ✨💜\n\nClara xx\n\nPin - 700107',
      'Love and light ✨💜',
      'Clara xx Pin - 700107',
    ],
    [
      'Love and light,\n\n~ Clara Bell ~ PIN 700107 ~',
      'Love and light,',
      '~ Clara Bell ~ PIN 700107 ~',
    ],
    [
      'Blessings,\nReader: Clara Bell, PIN: 700107',
      'Blessings,',
      'Reader: Clara Bell, PIN: 700107',
    ],
    ['With warmth,\nClara Bell – PIN 700107', 'With warmth,', 'Clara Bell – PIN 700107'],
    ['PIN 700107 - Clara Bell', undefined, 'PIN 700107 - Clara Bell'],
    ['Clara Bell\nPIN 700107\n\nLove and light', 'Love and light', 'Clara Bell PIN 700107'],
    ['Warmest wishes\nClara B.', 'Warmest wishes', 'Clara B.'],
    ['Lots of love - Clara', 'Lots of love', 'Clara'],
    ['Love from Clara x', 'Love from', 'Clara x'],
    ['Warmly, Clara Bell, PIN 700107', 'Warmly,', 'Clara Bell, PIN 700107'],
    ['All the best', 'All the best', undefined],
    ['Love,\nYour friend Clara', 'Love,', 'Your friend Clara'],
    ['Love,\n700107 Clara Bell', 'Love,', '700107 Clara Bell'],
    ['Love,\nPIN\n700107', 'Love,', 'PIN 700107'],
    ['Namaste 🙏 Clara', 'Namaste 🙏', 'Clara'],
    ['Love,\n💜 Clara Bell 💜 P.I.N. 700107', 'Love,', '💜 Clara Bell 💜 P.I.N. 700107'],
    ['Love,\nPin － ７００１０７', 'Love,', 'Pin － ７００１０７'],
    ['Love,\nPin 700 107\n\n***', 'Love,', 'Pin 700 107 ***'],
    ['---\n\nLove,\nPin 700107', 'Love,', 'Pin 700107'],
    ['Article by Clara Bell, PIN 700107', undefined, 'Article by Clara Bell, PIN 700107'],
    ['* * *\nClara Bell', undefined, 'Clara Bell'],
  ])('%j', (end, signOff, signature) => {
    expect(read(end)).toEqual({body: [], signOff, signature, warnings: []})
  })
})

describe('a warning names what is omitted with the signature:', () => {
  test.each([
    ['Much love,\nClara Bell\nPIN 700107\nwww.example.org', ['10: “www.example.org”']],
    ['Kind regards\n\nClara Bell\nPsychic reader', ['10: “Psychic reader”']],
    ['Love and light,\n\nPIN 700107 / 0161 496 0000', ['9: “0161 496 0000”']],
    ['Love,\n\nClara Bell\nTarot Reader\nPIN 700107', ['10: “Tarot Reader”']],
    ['Love and light,\nCall me on PIN 700107.', ['8: “Call me on PIN 700107.”']],
    ['Love and light, Clara Bell, www.example.org', ['7: “www.example.org”']],
    ['Love,\nClara Bell, 3 May 2026', ['8: “3 May 2026”']],
    ['Love,\nClara Bell ©2026', ['8: “2026”']],
    ['Love,\nClara Bell, your guide to the stars', ['8: “your guide to the stars”']],
    ['Love,\nClara\n\n(450 words)', ['10: “(450 words)”']],
    ['Love,\nClara\n\n--\nSent from my iPhone', ['11: “Sent from my iPhone”']],
  ])('%j', (end, omitted) => {
    expect(read(end)).toMatchObject({
      body: [],
      warnings: omitted.map((text) => `${text} is omitted: it is part of the signature`),
    })
  })

  test('and a different name', () => {
    expect(read('Love and light,\n\nSophie')).toMatchObject({
      body: [],
      warnings: ['9: the signature says “Sophie”, the header “Clara Bell”'],
    })
  })
})

describe('a postscript', () => {
  test.each([
    'Love and light,\n\nPin - 700107\n\nP.S. Bring a candle.',
    'Love and light,\n\nP.S. Bring a candle.\n\nPin - 700107',
    'P.S. Bring a candle.\n\nLove and light,\n\nPin - 700107',
    'Love and light,\n\nPin - 700107\nP.S. Bring a candle.',
  ])('is kept at the end of the text: %j', (end) => {
    expect(read(end)).toEqual({
      body: ['P.S. Bring a candle.'],
      signOff: 'Love and light,',
      signature: 'Pin - 700107',
      warnings: [],
    })
  })
})

describe('text below the signature is kept at the end of the text', () => {
  test.each([
    'N.B. Bring a candle.',
    '* Names have been changed.',
    'Disclaimer: for entertainment only.',
    '£1.50 per minute',
    'Calls cost £1.50 per minute plus your network charge.\n\nFor adults only.',
  ])('%j', (below) => {
    for (const gap of ['\n', '\n\n']) {
      expect(read(`Love and light,\nClara\nPIN 700107${gap}${below}`)).toEqual({
        body: below.split('\n\n'),
        signOff: 'Love and light,',
        signature: 'Clara PIN 700107',
        warnings: [],
      })
    }
  })

  test('but not if the document is signed again below it', () => {
    expect(read('Blessings\nClara Bell\na\nClara\na\na\nAda Moon')).toMatchObject({
      body: ['Blessings\nClara Bell\na'],
      signature: 'Clara a a Ada Moon',
    })
  })

  test('but not if only a name or only a sign-off is above it', () => {
    for (const above of ['Clara', 'Love and light,']) {
      expect(read(`${above}\n\nThe stars are many.`)).toMatchObject({
        body: [above, 'The stars are many.'],
      })
    }
  })
})

describe('the text includes', () => {
  test.each([
    ['a number at the end', 'The winning number tonight was\n\n123456', undefined],
    ['a short last line', 'And so we go on\n\nThe end', undefined],
    ['a line of signs without a sign-off', 'And so on.\n\n***', undefined],
    ['an invitation', 'Call me on PIN 700107 at any time.', undefined],
    ['an invitation with friends', 'Call me or Ada Moon on PIN 0042, as you like.', undefined],
    ['a PIN of another reader', 'Sophie is on PIN 0042, call her.', undefined],
  ])('%s', (_, end, signOff) => {
    expect(read(end)).toEqual({
      body: end.split('\n\n'),
      signOff,
      signature: undefined,
      warnings: [],
    })
  })

  test.each([
    [
      'And the sea goes on,\nAnd the moon goes on,\nLove and light,\nPin - 700107',
      'Love and light,',
    ],
    ['And the sea goes on,\nAnd the moon goes on,\n\nPin - 700107', undefined],
  ])('the last line of verse, although it ends in a comma: %j', (end, signOff) => {
    const {body, ...found} = read(end)
    expect(body.join('\n')).toBe('And the sea goes on,\nAnd the moon goes on,')
    expect(found).toEqual({signOff, signature: 'Pin - 700107', warnings: []})
  })
})

describe('a PIN that differs from the header’s is an error', () => {
  test.each([
    ['Love and light,\n\nPin - 700999\n\nP.S. Bring a candle.', 9],
    ['PIN 700999\n\nMore text follows here.', 7],
    ['Love and light, Pin - 700999', 7],
    ['Love and light,\n\n700999', 9],
    ['Clara Bell | PIN 700999 | www.example.org', 7],
    ['Love and light,\n\nP.S. Bring a candle.\n\nPIN 700999', 11],
    ['Love and light,\n\nPin - 7001O7', 9],
    ['Call me on PIN 700999 at any time.', 7],
    ['My PIN is 700999, and I am there at night.\n\nLove and light,', 7],
  ])('in %j', (end, line) => {
    expect(failure(end)).toEqual({code: 'signature-pin', line})
  })
})
