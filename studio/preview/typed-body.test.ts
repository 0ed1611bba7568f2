import {afterEach, expect, test, vi} from 'vitest'

import {
  forgetPassedOn,
  forgetTypedBody,
  getTypedBody,
  notePassedOn,
  storeTypedBody,
  subscribeToTypedBodies,
} from './typed-body.ts'

afterEach(() => forgetTypedBody('article-1'))

test('typed text is kept until the form has it', () => {
  storeTypedBody('article-1', ['a'])
  forgetPassedOn('article-1')
  expect(getTypedBody('article-1')).toEqual(['a'])
  notePassedOn('article-1')
  expect(getTypedBody('article-1')).toEqual(['a'])
  forgetPassedOn('article-1')
  expect(getTypedBody('article-1')).toBeUndefined()
})

test('a key after the text was passed on keeps it', () => {
  storeTypedBody('article-1', ['a'])
  notePassedOn('article-1')
  storeTypedBody('article-1', ['ab'])
  forgetPassedOn('article-1')
  expect(getTypedBody('article-1')).toEqual(['ab'])
})

test('a subscriber hears each change until it unsubscribes', () => {
  const subscriber = vi.fn<() => void>()
  const unsubscribe = subscribeToTypedBodies(subscriber)
  storeTypedBody('article-1', ['a'])
  forgetTypedBody('article-1')
  expect(subscriber).toHaveBeenCalledTimes(2)
  unsubscribe()
  storeTypedBody('article-1', ['a'])
  expect(subscriber).toHaveBeenCalledTimes(2)
})
