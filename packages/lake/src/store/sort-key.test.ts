import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  double,
  oneof,
  property,
  string,
  tuple,
} from 'fast-check'
import {evaluateSync, parse} from 'groq-js'
import {expect, test} from 'vitest'

import {encodeKey, endOfPrefix} from './sort-key.ts'

const scalar = oneof(
  string({unit: 'binary'}),
  constantFrom('', '\0', '\u0001', 'a', 'a\0', 'b', '\ud83d', '\ud83d\ude00', '\uffff', 'é'),
  double({noNaN: true, noDefaultInfinity: true}),
  constantFrom(0, -0, 1, -1, 1e300),
  boolean(),
)
const value = oneof({weight: 4, arbitrary: scalar}, constant(null), constant([]), constant({}))
const directions = constantFrom('asc' as const, 'desc' as const)

test('keys compare as GROQ orders values, in both directions', () => {
  assert(
    property(
      array(tuple(value, value), {maxLength: 6}),
      directions,
      directions,
      (pairs, first, second) => {
        const dataset = pairs.map(([a, b], id) => ({a, b, id}))
        const sorted = dataset
          .map(({a, b, id}) => ({id, key: encodeKey([a, b], [first, second])}))
          .toSorted((left, right) => Buffer.compare(left.key, right.key) || left.id - right.id)
        const tree = parse(`* | order(a ${first}, b ${second}).id`)
        expect(sorted.map(({id}) => id)).toEqual(evaluateSync(tree, {dataset}).data)
      },
    ),
    {numRuns: 2000},
  )
})

test('the range of a prefix has exactly the keys that begin with the value', () => {
  assert(
    property(scalar, scalar, value, directions, (wanted, other, rest, direction) => {
      const prefix = encodeKey([wanted], [direction])
      const key = encodeKey([other, rest], [direction, 'asc'])
      const isInside =
        Buffer.compare(key, prefix) >= 0 && Buffer.compare(key, endOfPrefix(prefix)) < 0
      expect(isInside).toBe(wanted === other)
    }),
    {numRuns: 2000},
  )
})
