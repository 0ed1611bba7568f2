import {array, assert, constantFrom, dictionary, property} from 'fast-check'
import {expect, test} from 'vitest'

import {haveSameReferences, referencesOf} from './references.ts'

const value = constantFrom<unknown>('a', 'b', true, 1).chain((leaf) =>
  constantFrom(leaf, {_ref: leaf}, {_ref: leaf, _weak: true}, {_ref: leaf, _dataset: 'other'}),
)
const documents = dictionary(
  constantFrom('x', 'y', '_ref', '_weak', '_dataset'),
  array(value, {maxLength: 2}).chain((list) => constantFrom<unknown>(list, list[0] ?? 'c', {list})),
  {maxKeys: 4},
)

test('two states have the same references if no attribute that differs contains any', () => {
  let found = 0
  assert(
    property(documents, documents, (before, changes) => {
      const after = {...before, ...changes}
      const [left, right] = [before, after].map((document) =>
        JSON.stringify(referencesOf(document).toSorted((a, b) => (a.target < b.target ? -1 : 1))),
      )
      const isSame = haveSameReferences(before, after)
      found += isSame ? 1 : 0
      expect(isSame && left !== right).toBe(false)
    }),
    {numRuns: 500},
  )
  expect(found).toBeGreaterThan(20)
  expect(haveSameReferences({a: 1, to: {_ref: 'x'}}, {a: 2, to: {_ref: 'x'}})).toBe(false)
  const to = [{_ref: 'x'}]
  expect(haveSameReferences({a: 1, to}, {b: [2], to})).toBe(true)
})
