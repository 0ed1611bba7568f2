import {expect, test} from 'vitest'

import {checkFigureHasImage} from './figure-has-image.ts'
import {checkAlt} from './required-alt.ts'

const picture = {parent: {asset: {_ref: 'image-1'}}}
const missing = 'Say what the picture shows: people who cannot see it will hear this.'

test('a picture needs a text', () => {
  expect(checkAlt(undefined, picture)).toBe(missing)
  expect(checkAlt('', picture)).toBe(missing)
  expect(checkAlt(' \n', picture)).toBe(missing)
  expect(checkAlt('Clara at her desk', picture)).toBe(true)
})

test('where no picture is, no text is asked for', () => {
  expect(checkAlt(undefined, {parent: {}})).toBe(true)
  expect(checkAlt(undefined, {parent: undefined})).toBe(true)
})

test('a place for a picture without one is refused', () => {
  const message = 'Upload or choose a picture, or remove this place for one.'
  expect(checkFigureHasImage({_type: 'figure', alt: 'x'})).toBe(message)
  expect(checkFigureHasImage(undefined)).toBe(message)
  expect(checkFigureHasImage({_type: 'figure', asset: {_ref: 'image-1'}})).toBe(true)
})
