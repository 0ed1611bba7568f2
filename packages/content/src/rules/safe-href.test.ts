import {expect, it} from 'vitest'

import {safeHref} from './safe-href.ts'
import {UNSAFE_HREFS} from './unsafe-hrefs.test-data.ts'

it.each([
  ['https://site.example', 'https://site.example/'],
  [' https://site.example/a?b#c ', 'https://site.example/a?b#c'],
  ['HTTP://SITE.example', 'http://site.example/'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
  ['tel:+442079460157', 'tel:+442079460157'],
  ['/articles/here', '/articles/here'],
  ['/', '/'],
])('links to %j', (href, expected) => {
  expect(safeHref(href)).toBe(expected)
})

it.each(UNSAFE_HREFS.map((href) => [href]))('does not link to %j', (href) => {
  expect(safeHref(href)).toBeUndefined()
})
