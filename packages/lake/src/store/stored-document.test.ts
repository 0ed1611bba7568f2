import {assert, constantFrom, dictionary, jsonValue, property} from 'fast-check'
import {expect, test} from 'vitest'

import {parseOutline, stringifyWithOutline} from './outline.ts'
import {StoredDocument} from './stored-document.ts'

const attributes = dictionary(constantFrom('a', 'b', 'c', '__proto__', '7', '"', 'é'), jsonValue())
const changes = dictionary(constantFrom('a', 'c', 'd', '"', 'é', '_type'), jsonValue())

test('changed attributes are in the JSON of a document as in a JavaScript object', () => {
  assert(
    property(attributes, changes, (attributesOfDocument, changed) => {
      const stored = {...attributesOfDocument, _id: 'x'}
      const {body, outline} = stringifyWithOutline(stored)
      const ids = {id: 'x', storedId: 'x', isLayered: false}
      const document = new StoredDocument(ids, parseOutline(outline), () => body)
      const texts = new Map(
        Object.entries(changed).map(([name, value]) => [name, JSON.stringify(value)]),
      )
      expect(document.textWith(texts)).toBe(JSON.stringify({...stored, ...changed}))
    }),
  )
})
