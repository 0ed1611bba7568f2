import {expect, test} from 'vitest'

import {checkLinkHref} from './link-href.ts'

test.each([
  'https://example.org',
  'HTTPS://Example.org/a?b=c#d',
  'http://example.org:8080/a',
  'https://bücher.example/straße',
  'mailto:hello@example.org',
  'mailto:hello@example.org?subject=Hello%20there',
  'tel:+442079460123',
  'tel:+442079460123,,700107',
  '/',
  '/contact',
  '/articles/a?page=2#end',
])('%s is a safe link', (href) => {
  expect(checkLinkHref(href)).toBe(true)
})

test('a missing address is accepted: another rule requires it', () => {
  expect(checkLinkHref(undefined)).toBe(true)
  expect(checkLinkHref('')).toBe(true)
})

test.each([
  ['javascript:alert(1)', 'A link may not begin with javascript:'],
  ['JaVaScRiPt:alert(1)', 'A link may not begin with javascript:'],
  ['data:text/html,x', 'A link may not begin with data:'],
  ['vbscript:x', 'A link may not begin with vbscript:'],
  ['file:///etc/passwd', 'A link may not begin with file:'],
  ['//evil.example', 'Two slashes lead to another website.'],
  ['///evil.example', 'Two slashes lead to another website.'],
  ['/\\evil.example', 'An address has no backslash in it.'],
  ['\\\\evil.example', 'An address has no backslash in it.'],
  ['https:\\\\evil.example', 'An address has no backslash in it.'],
  ['https://clara:secret@example.org', 'The address contains a user name or a password.'],
  ['https://bank.example@evil.example', 'The address contains a user name or a password.'],
  ['https:example.org', 'This is not a full web address.'],
  ['https:/example.org', 'This is not a full web address.'],
  ['https:///example.org', 'This is not a full web address.'],
  ['https://', 'This is not a full web address.'],
  ['https://exa mple.org', 'An address has no spaces in it.'],
  [' https://example.org', 'An address has no spaces in it.'],
  ['https://example.org/\u202Egpj.exe', 'The address has invisible characters in it.'],
  ['https://exam\u200Bple.org', 'The address has invisible characters in it.'],
  ['java\u0000script:alert(1)', 'The address has invisible characters in it.'],
  ['java\nscript:alert(1)', 'The address has invisible characters in it.'],
  ['example.org', 'Begin with https://'],
  ['localhost:3000', 'Begin with https://'],
  ['contact', 'Begin with https://'],
  ['#end', 'Begin with https://'],
  ['mailto:', 'Write an email address after mailto:'],
  ['tel:ask', 'Write a phone number after tel:'],
])('%j is rejected with a reason', (href, reason) => {
  expect(checkLinkHref(href)).toEqual(expect.stringContaining(reason))
})

test('a message says what is wrong and what would be right', () => {
  expect(checkLinkHref('//evil.example/a')).toBe(
    'Two slashes lead to another website. Write https://evil.example/a, or one slash for a page of yours.',
  )
  expect(checkLinkHref('example.org')).toBe(
    'Begin with https://, or with one slash for a page of yours: https://example.org.',
  )
})
