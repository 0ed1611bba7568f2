import {expect, test} from 'vitest'

import {GERMAN} from './de/index.ts'
import {ENGLISH} from './en/index.ts'

const VARIABLES = /\{\{[^}]+\}\}|<\/?\w+\/?>/gu

test('both languages have the same keys, and no empty text', () => {
  expect(Object.keys(GERMAN).toSorted()).toEqual(Object.keys(ENGLISH).toSorted())
  expect([...Object.values(GERMAN), ...Object.values(ENGLISH)]).not.toContain('')
})

test('each German text has the variables of the English one', () => {
  expect(readVariables(GERMAN)).toEqual(readVariables(ENGLISH))
})

test('each plural has both forms', () => {
  const keys = Object.keys(ENGLISH)
  const bases = keys
    .filter((key) => /_(?:one|other)$/u.test(key))
    .map((key) => key.replace(/_\w+$/u, ''))
  expect(
    bases.filter((base) => !keys.includes(`${base}_one`) || !keys.includes(`${base}_other`)),
  ).toEqual([])
})

function readVariables(bundle: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(bundle).map(([key, text]) => [
      key,
      [...new Set(text.match(VARIABLES))].toSorted(),
    ]),
  )
}
