import {expect, test} from 'vitest'

import {explainOtherHolder, type PinHolder} from './pin-is-unique.ts'

const clara = (id: string): PinHolder => ({_id: id, name: 'Clara', retired: null})

test('a reader keeps their own PIN in every version', () => {
  const holders = [clara('reader-1'), clara('drafts.reader-1'), clara('versions.spring.reader-1')]
  expect(explainOtherHolder('0042', 'reader-1', holders)).toBe(true)
  expect(explainOtherHolder('0042', 'drafts.reader-1', holders)).toBe(true)
  expect(explainOtherHolder('0042', 'versions.autumn.reader-1', holders)).toBe(true)
})

test('a PIN nobody has is free', () => {
  expect(explainOtherHolder('0042', 'drafts.reader-1', [])).toBe(true)
})

test.each(['reader-1', 'drafts.reader-1', 'versions.spring.reader-1'])(
  'a PIN that another reader has as %s is taken',
  (id) => {
    expect(explainOtherHolder('0042', 'drafts.reader-2', [clara(id)])).toBe(
      'PIN 0042 belongs to Clara. Choose another.',
    )
  },
)

test('a retired reader keeps the PIN', () => {
  const holders = [{_id: 'reader-1', name: 'Clara', retired: true}]
  expect(explainOtherHolder('0042', 'reader-2', holders)).toBe(
    'PIN 0042 belongs to Clara, who is retired. PINs are never given out again: choose another.',
  )
})

test('a reader without a name is named as such', () => {
  const holders = [{_id: 'drafts.reader-1', name: null, retired: null}]
  expect(explainOtherHolder('0042', 'reader-2', holders)).toBe(
    'PIN 0042 belongs to another reader without a name yet. Choose another.',
  )
})
