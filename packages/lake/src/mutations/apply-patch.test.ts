import {Mutation as Mutator} from '@sanity/mutator'
import {
  assert,
  constant,
  constantFrom,
  dictionary,
  jsonValue,
  option,
  property,
  record,
} from 'fast-check'
import {expect, test} from 'vitest'

import {applyPatch} from './apply-patch.ts'
import {parsePatchOperations} from './mutation.ts'

const names = constantFrom('title', 'slug', 'length', 'constructor', 'toString', '_key', 'id', 'x1')
const paths = constantFrom('slug.current', 'title', 'list[0]', 'a-b', "['title']", '$', '*', '..x')
// Patches with reserved names are refused before they are applied.
const values = jsonValue({maxDepth: 2}).filter(
  (value) => !/__proto__|hasOwnProperty/.test(JSON.stringify(value)),
)
const attributes = dictionary(names, values)
const patches = record(
  {set: attributes, setIfMissing: attributes, unset: constant(['title'])},
  {requiredKeys: []},
)

test('a patch has the same result as in the Studio, whichever attributes and paths it sets', () => {
  assert(
    property(attributes, patches, option(paths), (content, generated, path) => {
      const document = {
        ...content,
        _id: 'a',
        _type: 'film',
        _rev: 'r',
        _createdAt: 'c',
        _updatedAt: 'u',
      }
      const set = {...generated.set, ...(path !== null && {[path]: 'at the path'})}
      const operations = parsePatchOperations({...generated, set}, 0)
      const outcomes = [
        () => applyPatch(document, operations, 0),
        () => new Mutator({mutations: [{patch: {...operations, id: 'a'}}]}).apply(document),
      ].map((apply) => {
        try {
          return JSON.stringify(apply())
        } catch {
          return 'refused'
        }
      })
      expect(outcomes[0]).toBe(outcomes[1])
    }),
    {numRuns: 1000},
  )
})
