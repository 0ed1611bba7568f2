import {assert, dictionary, jsonValue, property, string} from 'fast-check'
import {expect, test} from 'vitest'

import {parseOutline, sliceAttribute, stringifyWithOutline} from './outline.ts'

test('an outline finds the JSON of each attribute in the JSON of the document', () => {
  assert(
    property(
      dictionary(string({unit: 'binary'}), jsonValue(), {noNullPrototype: true}),
      (document) => {
        const {body, outline} = stringifyWithOutline(document)
        expect(body).toBe(JSON.stringify(document))
        const parsed = parseOutline(outline)
        expect(parsed.names).toEqual(Object.keys(document))
        for (const name of parsed.names) {
          expect(sliceAttribute(body, parsed, name)).toBe(JSON.stringify(document[name]))
        }
      },
    ),
  )
})

test('an outline leaves out long attributes', () => {
  const {outline} = stringifyWithOutline({a: 1, text: 'x'.repeat(1000), b: 2})
  expect(parseOutline(outline)).toEqual({
    values: {a: 1, b: 2},
    names: ['a', 'text', 'b'],
    ends: [6, 1016, 1022],
  })
})
