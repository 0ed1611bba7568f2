import {expect, test} from 'vitest'

import {describePin} from './describe-pin.ts'

const READERS = [
  {_id: 'reader-1', name: 'Clara', retired: null, pin: '0042'},
  {_id: 'drafts.reader-2', name: 'Dev', retired: true, pin: '700107'},
]

test('nothing is said about an empty field', () => {
  expect(describePin('', 'drafts.reader-3', READERS)).toBeUndefined()
})

test.each([
  ['70', 'neutral', 'A PIN has 4 to 10 digits, such as 700107.'],
  ['700 108', 'neutral', 'A PIN has no spaces or dashes: 4 to 10 digits, such as 700107.'],
  ['700108', 'positive', 'PIN 700108 is free.'],
  ['0042', 'critical', 'PIN 0042 belongs to Clara. Choose another.'],
  [
    '700107',
    'critical',
    'PIN 700107 belongs to Dev, who has retired. A PIN is never used again: choose another.',
  ],
])('%s is %s: %s', (pin, tone, text) => {
  expect(describePin(pin, 'drafts.reader-3', READERS)).toEqual({tone, text})
})

test('the own PIN of a reader is not taken', () => {
  expect(describePin('0042', 'drafts.reader-1', READERS)).toEqual({
    tone: 'positive',
    text: 'PIN 0042 is free.',
  })
})
