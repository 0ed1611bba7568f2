import {expect, test} from 'vitest'

import {readLinkTarget} from './link-target.ts'

test.each([
  [
    'article:reading-the-signs',
    {_type: 'articleLink', _key: '', slug: 'reading-the-signs', line: 3},
  ],
  ['reader:0042', {_type: 'readerLink', _key: '', pin: '0042', line: 3}],
  ['https://example.org/a', {_type: 'link', _key: '', href: 'https://example.org/a'}],
  ['mailto:hello@example.org', {_type: 'link', _key: '', href: 'mailto:hello@example.org'}],
  ['tel:+442079460123', {_type: 'link', _key: '', href: 'tel:+442079460123'}],
  ['/contact', {_type: 'link', _key: '', href: '/contact'}],
])('reads %j', (href, link) => {
  expect(readLinkTarget(href, 3)).toEqual({link})
})

test.each([
  'javascript:alert(1)',
  '//evil.example',
  '/\\evil.example',
  'https://bank.example@evil.example',
  'https://exam\u200bple.org',
  ' https://example.org',
  'example.org',
  'tel:ask',
  '',
])('rejects %j, to which pages do not link or which has spaces around it', (href) => {
  expect(readLinkTarget(href, 3)).toEqual({
    refused: `“${href}” is not a safe link; use https://, http://, mailto:, tel: or a path with one slash`,
  })
})

test.each(['article:', 'article:Reading The Signs', 'reader:42', 'reader:Clara'])(
  'rejects %j, which has no slug or PIN',
  (href) => {
    expect(readLinkTarget(href, 3)).toEqual({refused: expect.stringContaining(`“${href}”`)})
  },
)
