import {expect, test} from 'vitest'

import {checkFigureHasImage} from './figure-has-image.ts'
import {checkAlt} from './alt-rules.ts'

const picture = {parent: {asset: {_ref: 'image-1'}}}
const missing = 'Describe what the picture shows, for people who cannot see it.'

test('a picture needs an alternative text', () => {
  expect(checkAlt(undefined, picture)).toBe(missing)
  expect(checkAlt('', picture)).toBe(missing)
  expect(checkAlt(' \n', picture)).toBe(missing)
  expect(checkAlt('Clara at her desk', picture)).toBe(true)
})

test('without a picture, no alternative text is needed', () => {
  expect(checkAlt(undefined, {parent: {}})).toBe(true)
  expect(checkAlt(undefined, {parent: undefined})).toBe(true)
})

test('a figure without a picture is rejected', () => {
  const message = 'Upload or choose a picture, or remove this empty one.'
  expect(checkFigureHasImage({_type: 'figure', alt: 'x'})).toBe(message)
  expect(checkFigureHasImage(undefined)).toBe(message)
  expect(checkFigureHasImage({_type: 'figure', asset: {_ref: 'image-1'}})).toBe(true)
})
