import {expect, test} from 'vitest'

import {jsonPathOf, jsonPathStep} from './json-path.ts'
import type {SourcePath} from './origin.ts'

test.each([
  ['title', "['title']"],
  ["it's", String.raw`['it\'s']`],
  ['a\\b', String.raw`['a\\b']`],
  ['line\nbreak\ttab\r\f', String.raw`['line\nbreak\ttab\r\f']`],
  ['ü"[0]', `['ü"[0]']`],
])('an attribute named %j is written as %s', (name, expected) => {
  expect(jsonPathStep(name)).toBe(expected)
})

test('an element is named by its key only if that is a name which no other element has', () => {
  const keys = ['a', 'b', 'b', '', "it's", undefined, 7, 'c\\d', 'e f']
  const document = {
    _id: 'x',
    _type: 'list',
    list: keys.map((_key) => ({_key, text: 'x'})),
    nested: [['a', {_key: 'k'}]],
  }
  const paths = keys.map((_, index) =>
    jsonPathOf(document, pathOf('list', index, 'text'), 'by-key'),
  )
  expect(paths).toEqual([
    "$['list'][?(@._key=='a')]['text']",
    "$['list'][1]['text']",
    "$['list'][2]['text']",
    "$['list'][3]['text']",
    "$['list'][4]['text']",
    "$['list'][5]['text']",
    "$['list'][6]['text']",
    "$['list'][7]['text']",
    "$['list'][?(@._key=='e f')]['text']",
  ])
  expect(jsonPathOf(document, pathOf('list', 0), 'by-index')).toBe("$['list'][0]")
  expect(jsonPathOf(document, pathOf('nested', 0, 1), 'by-key')).toBe(
    "$['nested'][0][?(@._key=='k')]",
  )
})

function pathOf(...keys: readonly (string | number)[]): SourcePath | undefined {
  return keys.reduce<SourcePath | undefined>((parent, key) => ({parent, key}), undefined)
}
