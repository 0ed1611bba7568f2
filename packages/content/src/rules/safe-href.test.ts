import {expect, it} from 'vitest'

import {safeHref} from './safe-href.ts'
import {UNSAFE_ADDRESSES} from './unsafe-addresses.test-data.ts'

it.each([
  ['https://site.example', 'https://site.example/'],
  [' https://site.example/a?b#c ', 'https://site.example/a?b#c'],
  ['HTTP://SITE.example', 'http://site.example/'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
  ['tel:+442079460157', 'tel:+442079460157'],
  ['/articles/here', '/articles/here'],
  ['/', '/'],
])('links to %j', (address, expected) => {
  expect(safeHref(address)).toBe(expected)
})

it.each(UNSAFE_ADDRESSES.map((address) => [address]))('does not link to %j', (address) => {
  expect(safeHref(address)).toBeUndefined()
})
