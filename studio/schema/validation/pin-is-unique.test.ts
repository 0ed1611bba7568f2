import {expect, test} from 'vitest'

import {explainTakenPin, type PinHolder} from './pin-is-unique.ts'

const clara = (id: string): PinHolder => ({_id: id, name: 'Clara', retired: null})

test('all versions of one reader may have the same PIN', () => {
  const holders = [clara('reader-1'), clara('drafts.reader-1'), clara('versions.spring.reader-1')]
  expect(explainTakenPin('0042', 'reader-1', holders)).toBe(true)
  expect(explainTakenPin('0042', 'drafts.reader-1', holders)).toBe(true)
  expect(explainTakenPin('0042', 'versions.autumn.reader-1', holders)).toBe(true)
})

test('a PIN that nobody has is accepted', () => {
  expect(explainTakenPin('0042', 'drafts.reader-1', [])).toBe(true)
})

test.each(['reader-1', 'drafts.reader-1', 'versions.spring.reader-1'])(
  'a PIN that the other reader %s has is rejected',
  (id) => {
    expect(explainTakenPin('0042', 'drafts.reader-2', [clara(id)])).toBe(
      'PIN 0042 belongs to Clara. Choose another.',
    )
  },
)

test('the PIN of a retired reader is rejected', () => {
  const holders = [{_id: 'reader-1', name: 'Clara', retired: true}]
  expect(explainTakenPin('0042', 'reader-2', holders)).toBe(
    'PIN 0042 belongs to Clara, who has retired. A PIN is never used again: choose another.',
  )
})

test('the message says so if the other reader has no name', () => {
  const holders = [{_id: 'drafts.reader-1', name: null, retired: null}]
  expect(explainTakenPin('0042', 'reader-2', holders)).toBe(
    'PIN 0042 belongs to a reader without a name. Choose another.',
  )
})
