import {describe, expect, test} from 'vitest'

import {DocumentError} from './document-error.ts'
import {parseHeader} from './header.ts'

const line = (text: string) => ({text, number: 3, length: text.length, isIndented: false})

function failure(text: string): unknown {
  try {
    return parseHeader(line(text))
  } catch (error) {
    return error instanceof DocumentError
      ? {code: error.code, line: error.line, problem: error.problem}
      : error
  }
}

describe('parseHeader reads', () => {
  test.each([
    ['Clara - PIN 700107 - Currently Unavailable', 'Clara', '700107', 'Currently Unavailable'],
    ['Clara – PIN 700107 – Busy', 'Clara', '700107', 'Busy'],
    ['Clara — PIN 700107 — Busy', 'Clara', '700107', 'Busy'],
    ['Clara: PIN 700107: Busy', 'Clara', '700107', 'Busy'],
    ['Clara:PIN:700107:Busy', 'Clara', '700107', 'Busy'],
    ['Clara-PIN700107-Busy', 'Clara', '700107', 'Busy'],
    ['Clara\u00a0- PIN\u00a0700107\u00a0- Busy', 'Clara', '700107', 'Busy'],
    ['Clara -- PIN 700107 -- Busy', 'Clara', '700107', 'Busy'],
    ['Clara − PIN 700107 − Busy', 'Clara', '700107', 'Busy'],
    ['Clara | PIN 700107 | Busy', 'Clara', '700107', 'Busy'],
    ['Clara - Pin 700107 - Busy', 'Clara', '700107', 'Busy'],
    ['Clara - pin 700107 - Busy', 'Clara', '700107', 'Busy'],
    ['Clara - PIN: 700107 - Busy', 'Clara', '700107', 'Busy'],
    ['Clara - PIN - 700107 - Busy', 'Clara', '700107', 'Busy'],
    ['Clara - PIN no. 700107 - Busy', 'Clara', '700107', 'Busy'],
    ['Clara - PIN No 700107 - Busy', 'Clara', '700107', 'Busy'],
    ['Clara - PIN number: 700107 - Busy', 'Clara', '700107', 'Busy'],
    ['Clara - PIN#700107 - Busy', 'Clara', '700107', 'Busy'],
    ['Clara - PIN 700107, Busy', 'Clara', '700107', 'Busy'],
    ['Clara - PIN 700107 Busy', 'Clara', '700107', 'Busy'],
    ["Mary-Jane O'Neill – PIN: 0042 — Back at 5", "Mary-Jane O'Neill", '0042', 'Back at 5'],
    [
      'Seán Ó’Briain-Łukasz - PIN 0042 - In a reading',
      'Seán Ó’Briain-Łukasz',
      '0042',
      'In a reading',
    ],
    ['Jean - Luc - PIN 0042 - Busy', 'Jean - Luc', '0042', 'Busy'],
    ['Pin-Yi Chen - PIN 0042 - Busy', 'Pin-Yi Chen', '0042', 'Busy'],
    ['Crispin Spinner - PIN 0042 - Busy', 'Crispin Spinner', '0042', 'Busy'],
    [
      'Clara - PIN 700107 - Away – back at 5 – maybe',
      'Clara',
      '700107',
      'Away – back at 5 – maybe',
    ],
    ['Clara - PIN 700107 - 24 hours a day', 'Clara', '700107', '24 hours a day'],
    ['Clara - PIN 700107 - My PIN is my secret', 'Clara', '700107', 'My PIN is my secret'],
    ['Клара - PIN 700107 - Занята', 'Клара', '700107', 'Занята'],
    ['Clara - PIN 0123456789 - Busy', 'Clara', '0123456789', 'Busy'],
  ])('%j', (text, name, pin, statusLabel) => {
    expect(parseHeader(line(text))).toEqual({name, pin, statusLabel, remarks: []})
  })
})

describe('parseHeader refuses', () => {
  test.each([
    ['Once upon a time there was a reader.', 'header'],
    ['Clara', 'header'],
    ['My PIN is 700107 and I am busy', 'header'],
    [`${'Once upon a time '.repeat(6)}- PIN 700107 - Busy`, 'header'],
    ['pin - '.repeat(1000), 'header'],
    ['- PIN 700107 - Busy', 'name'],
    ['PIN 700107 - Busy', 'name'],
    ['Clara - Currently Unavailable', 'pin'],
    ['Clara - 700107 - Busy', 'pin'],
    ['Clara - PIN - Currently Unavailable', 'pin'],
    ['Clara - PIN', 'pin'],
    ['Clara - PIN 7OO1O7 - Busy', 'pin-format'],
    ['Clara - PIN ABCDEF - Busy', 'pin-format'],
    ['Clara - PIN: ABCDEF - Busy', 'pin-format'],
    ['Clara - PIN 123 - Busy', 'pin-format'],
    ['Clara - PIN 12345678901 - Busy', 'pin-format'],
    ['Clara - PIN 7001 07 - Busy', 'pin-format'],
    ['Clara - PIN 7001-07 - Busy', 'pin-format'],
    ['Clara - PIN ٠١٢٣ - Busy', 'pin-format'],
    ['Clara - PIN 700107', 'status'],
    ['Clara - PIN 700107 -', 'status'],
    [`Clara - PIN 700107 - ${'very '.repeat(30)}busy`, 'status'],
  ])('%j because of its %s', (text, code) => {
    expect(failure(text)).toMatchObject({code, line: 3})
  })

  test('a PIN with letters or spaces, with the PIN in the message', () => {
    expect(failure('Clara - PIN 7OO1O7 - Busy')).toEqual({
      code: 'pin-format',
      line: 3,
      problem: 'letters in the PIN “7OO1O7”',
    })
    expect(failure('Clara - PIN 7001 07 - Busy')).toEqual({
      code: 'pin-format',
      line: 3,
      problem: 'the PIN “7001 07” is not a number of 4 to 10 digits',
    })
  })
})
