import {expect, test} from 'vitest'

import {isAllowed, isLoopback, readOrigin} from './site-origin.ts'

test.each([
  ['https://partner.example', 'https://partner.example'],
  [' https://Partner.example/page?x#y ', 'https://partner.example'],
  ['partner.example', 'https://partner.example'],
  ['partner.example:8443/x', 'https://partner.example:8443'],
  ['http://localhost:5173', 'http://localhost:5173'],
])('%j is on the site %s', (address, origin) => {
  expect(readOrigin(address)).toBe(origin)
})

test.each([
  '',
  'partner',
  'https://',
  'https://partner',
  'javascript:alert(1)',
  'ftp://a.example',
  'a b.example',
  'https://user:secret@a.example',
  '"; rm -rf / #.example',
])('%j is not the address of a site', (address) => {
  expect(readOrigin(address)).toBe(undefined)
})

test('patterns allow subdomains, ports, or every origin', () => {
  expect(isAllowed('https://a.example', ['https://b.example', 'https://a.example'])).toBe(true)
  expect(isAllowed('https://a.example', ['*'])).toBe(true)
  expect(isAllowed('https://a.b.example', ['https://*.b.example'])).toBe(true)
  expect(isAllowed('http://a.example:8080', ['http://a.example:*'])).toBe(true)
  expect(isAllowed('https://a.example', ['https://axexample', 'http://a.example'])).toBe(false)
  expect(isAllowed('https://a.example', [])).toBe(false)
})

test('an address on this machine is a loopback address', () => {
  expect(
    ['http://localhost:4100', 'http://a.localhost', 'http://127.0.0.1:1'].map(isLoopback),
  ).toEqual([true, true, true])
  expect(['https://lake.example', 'http://127.example'].map(isLoopback)).toEqual([false, false])
})
