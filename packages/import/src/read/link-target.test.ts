import {blocksToHtml} from '@reader-article/content'
import * as fc from 'fast-check'
import {expect, test} from 'vitest'

import {readLinkTarget} from './link-target.ts'

const PIECES = 'example.org|a|1|+44|a@b|@|:|/|\\|?|#|,|.|%20|ü| |\t|\u00ad|\u200b|\ud800'.split('|')

test('an address is imported if and only if pages link to it; spaces around it are never imported', () => {
  const start = fc.constantFrom(
    '',
    'https://',
    'http:',
    'mailto:',
    'tel:',
    'javascript:',
    '/',
    '//',
  )
  const pieces = fc.array(fc.constantFrom(...PIECES), {maxLength: 6})
  const composed = fc.tuple(start, pieces).map(([first, rest]) => first + rest.join(''))
  const addresses = fc.oneof(composed, fc.webUrl(), fc.string())
  fc.assert(
    fc.property(addresses, (address) => {
      const isTrimmed = address === address.trim()
      expect('link' in readLinkTarget(address, 1)).toBe(isTrimmed && isLinked(address))
    }),
    {numRuns: 2000},
  )
})

test.each([
  [
    'article:reading-the-signs',
    {_type: 'articleLink', _key: '', slug: 'reading-the-signs', line: 3},
  ],
  ['reader:0042', {_type: 'readerLink', _key: '', pin: '0042', line: 3}],
  ['tel:+442079460123', {_type: 'link', _key: '', href: 'tel:+442079460123'}],
])('reads %j', (address, link) => {
  expect(readLinkTarget(address, 3)).toEqual({link})
})

function isLinked(href: string): boolean {
  const span = {_type: 'span', text: 'text', marks: ['link']}
  const markDefs = [{_type: 'link', _key: 'link', href}]
  return blocksToHtml([{_type: 'block', children: [span], markDefs}]).includes('<a ')
}
