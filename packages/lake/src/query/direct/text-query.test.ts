import {expect, test} from 'vitest'

import {openStoredLake, openTemporaryLake} from '../../testing/temporary-lake.ts'
import {readTextQuery} from './text-query.ts'

const matches = (query: string, ...texts: readonly string[]): boolean | undefined =>
  readTextQuery(query)?.matches(texts, () => {})

test.each([
  ['red deer', ['The red deer'], true],
  ['deer RED', ['The red deer'], true],
  ['red deer', ['A red fox', 'a roe deer'], true],
  ['red cow', ['The red deer'], false],
  ['de*', ['The red deer'], true],
  ['"red deer"', ['The red deer'], true],
  ['"deer red"', ['The red deer'], false],
  ['"red deer"', ['The red', 'deer'], false],
  ['"red-deer', ['The Red. Deer'], true],
  ['deer -red', ['The red deer'], false],
  ['deer -blue', ['The red deer'], true],
  ['-blue', ['The red deer'], true],
  ['deer -"the red"', ['The red deer'], false],
  ['deer -"red the"', ['The red deer'], true],
  ['red-deer', ['The deer, red'], true],
  ['- deer', ['The red deer'], true],
  ['*', ['The red deer'], true],
  ['*', [], false],
] as const)('text::query(%j) and %j: %s', (query, texts, expected) => {
  expect(matches(query, ...texts)).toBe(expected)
})

test('a search without words finds nothing', () => {
  expect([matches('', 'a'), matches('""', 'a'), matches('- , -', 'a'), readTextQuery(7)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test.each([
  ['in memory', openTemporaryLake],
  ['in a folder', openStoredLake],
])(
  'text::query() finds documents, in lists and with more documents than are read directly: %s',
  async (_, open) => {
    const {mutate, query} = open()
    const block = {_type: 'block', children: [{_type: 'span', text: 'An old oak beside the river'}]}
    await mutate(
      {create: {_id: 'oak', _type: 'plant', name: 'Oak', body: [block]}},
      {create: {_id: 'elm', _type: 'plant', name: 'Elm of the river', body: []}},
      ...Array.from({length: 700}, (_unused, number) => ({
        create: {_id: `grass-${number}`, _type: 'plant', name: `Grass ${number}`},
      })),
    )
    const find = (filter: string, q: string): Promise<unknown> =>
      query(`*[_type == "plant" && ${filter}] | order(_id)._id`, {parameters: {q}})
    expect(await find('[name, pt::text(body)] match text::query($q)', 'river o*')).toEqual([
      'elm',
      'oak',
    ])
    expect(await find('[name, pt::text(body)] match text::query($q)', '"the river" -elm')).toEqual([
      'oak',
    ])
    expect(await find('@ match text::query($q)', 'beside')).toEqual(['oak'])
    expect(await find('name match text::query($q)', 'grass 69*')).toHaveLength(11)
    expect(await query('"a b" match text::query("b")')).toBe(true)
    expect(await query('*[_id == "oak"][0]{"isFound": name match text::query("oak")}')).toEqual({
      isFound: true,
    })
  },
)
