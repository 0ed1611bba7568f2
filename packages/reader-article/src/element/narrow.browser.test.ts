import {afterEach, beforeAll, expect, it} from 'vitest'

import {configure} from '../configuration.ts'
import {defineReaderArticles} from '../reader-articles/reader-articles.define.ts'
import {defineReaderCard} from '../reader-card/reader-card.define.ts'
import {defineReaderDirectory} from '../reader-directory/reader-directory.define.ts'
import {defineReaderStatus} from '../reader-status/reader-status.define.ts'
import {
  makeAvailability,
  makeReader,
  showElement,
  testDataset,
  write,
} from './on-page.test.helper.ts'

beforeAll(async () => {
  configure(testDataset)
  defineReaderStatus()
  defineReaderCard()
  defineReaderArticles()
  defineReaderDirectory()
  const asset = `image-${'cd'.repeat(20)}-800x800-jpg`
  await write(
    makeReader('570001', 'Marie-Louise Adeyemi', {
      tagline: 'For unfinished conversations.',
      photo: {asset: {_type: 'reference', _ref: asset, _weak: true}},
    }),
    makeAvailability('570001', 'available', 'until 21:00'),
  )
})

afterEach(() => {
  document.body.replaceChildren()
})

it.each([
  ['reader-status', {pin: '570001'}],
  ['reader-card', {pin: '570001'}],
  ['reader-articles', {limit: '2'}],
  // A date with long words.
  ['reader-articles', {limit: '2', lang: 'es'}],
  ['reader-articles', {limit: '2', layout: 'grid', paging: 'pages'}],
  ['reader-directory', {calls: ''}],
] as const)('<%s> %j fits 320 pixels with a font size of 36 pixels', async (tag, attributes) => {
  const narrow = document.createElement('div')
  Object.assign(narrow.style, {width: '320px', overflow: 'auto', fontSize: '36px'})
  document.body.append(narrow)
  await showElement(tag, attributes, narrow)
  expect(narrow.scrollWidth).toBe(320)
})
