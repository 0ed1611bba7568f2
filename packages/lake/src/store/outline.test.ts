import {assert, dictionary, jsonValue, property, string} from 'fast-check'
import {expect, test} from 'vitest'

import {parseOutline, stringifyWithOutline} from './outline.ts'

test('an outline finds the JSON of each attribute in the JSON of the document', () => {
  assert(
    property(
      dictionary(string({unit: 'binary'}), jsonValue(), {noNullPrototype: true}),
      (document) => {
        const {body, outline} = stringifyWithOutline(document)
        expect(body).toBe(JSON.stringify(document))
        const parsed = parseOutline(outline)
        expect(parsed.names).toEqual(Object.keys(document))
        expect(parsed.length).toBe(body === '{}' ? 0 : body.length - 1)
        for (const name of parsed.names) {
          const {start, value, end} = parsed.placeOf(name)
          const expected = JSON.stringify(document[name])
          expect(body.slice(start, value)).toBe(`${JSON.stringify(name)}:`)
          expect(body.slice(value, end)).toBe(expected)
          expect([expected, undefined]).toContain(parsed.textOf(name))
        }
      },
    ),
  )
})

test('an outline leaves out long attributes', () => {
  const {outline} = stringifyWithOutline({a: 1, text: 'x'.repeat(1000), b: [2]})
  const parsed = parseOutline(outline)
  expect(parsed.names).toEqual(['a', 'text', 'b'])
  expect(['a', 'text', 'b', 'c'].map((name) => parsed.textOf(name))).toEqual([
    '1',
    undefined,
    '[2]',
    undefined,
  ])
  expect(parsed.has('text')).toBe(true)
})

test('an outline leaves out what makes it long', () => {
  const document = Object.fromEntries(
    Array.from({length: 20}, (_, index) => [`a${index}`, 'x'.repeat(350)]),
  )
  const parsed = parseOutline(stringifyWithOutline(document).outline)
  expect(parsed.textOf('a7')).toBe(JSON.stringify(document['a7']))
  expect(parsed.textOf('a8')).toBeUndefined()
})

test('an outline that was written with other limits is read', () => {
  const parsed = parseOutline('{"values":{"b":2},"names":["a","b"],"ends":[6,12]}')
  expect(parsed.textOf('a')).toBeUndefined()
  expect(parsed.textOf('b')).toBe('2')
})

test('an attribute of the document may look like the parts of an outline', () => {
  const document = {values: {a: 1, names: ['x'], ends: [1]}, names: '},"names":', ends: ',"ends":'}
  const {outline} = stringifyWithOutline(document)
  const parsed = parseOutline(outline)
  expect(parsed.names.map((name) => parsed.textOf(name))).toEqual(
    Object.values(document).map((value) => JSON.stringify(value)),
  )
})

test('what is no outline is refused', () => {
  for (const text of ['', '{}', '{"values":{},"names":["a"],"ends":[]}', '{"values":{}}']) {
    expect(() => parseOutline(text)).toThrow(TypeError)
  }
})
