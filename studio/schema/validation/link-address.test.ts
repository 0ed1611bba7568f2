import {expect, test} from 'vitest'

import {checkLinkAddress} from './link-address.ts'

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
])('%s is a safe address', (address) => {
  expect(checkLinkAddress(address)).toBe(true)
})

test('an address not yet given is left to the rule that requires one', () => {
  expect(checkLinkAddress(undefined)).toBe(true)
  expect(checkLinkAddress('')).toBe(true)
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
  ['mailto:', 'Give the mail address after mailto:'],
  ['tel:ask', 'Give the number after tel:'],
])('%j is refused with a reason', (address, reason) => {
  expect(checkLinkAddress(address)).toEqual(expect.stringContaining(reason))
})

test('what is wrong comes with what would be right', () => {
  expect(checkLinkAddress('//evil.example/a')).toBe(
    'Two slashes lead to another website. Write https://evil.example/a, or one slash for a page of yours.',
  )
  expect(checkLinkAddress('example.org')).toBe(
    'Begin with https://, or with one slash for a page of yours: https://example.org.',
  )
})
