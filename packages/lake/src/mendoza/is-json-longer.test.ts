import {assert, integer, jsonValue, property} from 'fast-check'
import {expect, test} from 'vitest'

import {isJsonLonger} from './is-json-longer.ts'

test('a value is longer exactly if its JSON is', () => {
  assert(
    property(jsonValue(), integer({min: -3, max: 3}), (value, difference) => {
      const {length} = JSON.stringify(value)
      expect(isJsonLonger(value, length + difference)).toBe(difference < 0)
    }),
  )
})
