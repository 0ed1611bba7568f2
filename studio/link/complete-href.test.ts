import {findLinkProblem} from '@reader-article/content'
import {expect, test} from 'vitest'

import {completeHref} from './complete-href.ts'

test.each([
  ['example.com', 'https://example.com'],
  ['  example.com ', 'https://example.com'],
  ['www.example.co.uk/page?q=1#top', 'https://www.example.co.uk/page?q=1#top'],
  ['example.com:8080/a', 'https://example.com:8080/a'],
  ['münchen.example', 'https://münchen.example'],
  ['info@example.com', 'mailto:info@example.com'],
  ['info@example.com?subject=Hello', 'mailto:info@example.com?subject=Hello'],
  ['+44 20 7946 0123', 'tel:+442079460123'],
  ['(020) 7946-0123', 'tel:02079460123'],
  ['0123456', 'tel:0123456'],
])('completes %j to %j', (text, href) => {
  expect(completeHref(text)).toBe(href)
  expect(findLinkProblem(href)).toBeUndefined()
})

test.each([
  'https://example.com',
  'http://example.com/a b',
  'mailto:info@example.com',
  'tel:+442079460123',
  '/contact',
  '//example.com',
  'javascript:alert(1)',
  'localhost:3000',
  'user:password@example.com',
  'a page',
  'contact',
  '12',
  '192.168.1.1',
  'example.com/a b',
  'exam\u200Bple.com',
  'example.com\\page',
  '',
])('leaves %j unchanged', (text) => {
  expect(completeHref(text)).toBe(text)
})
