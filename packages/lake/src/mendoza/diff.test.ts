import * as fc from 'fast-check'
import {applyPatch, incremental} from 'mendoza'
import {describe, expect, test} from 'vitest'

import {diffMendoza, type RawPatch} from './diff.ts'

function applyIncrementally(before: unknown, patch: RawPatch): unknown {
  return incremental.unwrap(incremental.applyPatch(incremental.wrap(before, 1), patch, 2))
}

// Documents and patches are sent as JSON, which has neither -0 nor undefined.
function toJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function expectRoundTrip(before: unknown, after: unknown): void {
  const patch = diffMendoza(before, after)
  expect(applyPatch(before, patch)).toEqual(after)
  expect(applyIncrementally(before, patch)).toEqual(after)
}

const text = fc.oneof(
  fc.string({unit: 'grapheme'}),
  fc.string({unit: 'binary'}),
  fc.constantFrom('', 'aé', 'aéb', 'éé', '😀', '😁', '\ud83d', '\ude00', 'x\ud83d', '𝒳y𝒳'),
)

const block = fc.record(
  {
    _key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    _type: fc.constantFrom('block', 'figure'),
    text,
    marks: fc.array(fc.constantFrom('strong', 'em', 'link'), {maxLength: 4}),
    level: fc.option(fc.integer({min: 0, max: 3})),
  },
  {requiredKeys: ['_key']},
)

const documents = fc
  .record(
    {
      _id: fc.constant('article-one'),
      _type: fc.constant('article'),
      title: text,
      body: fc.array(block, {maxLength: 12}),
      seo: fc.record({title: text, description: text}, {requiredKeys: []}),
      tags: fc.array(text, {maxLength: 5}),
      extra: fc.jsonValue({maxDepth: 3}),
    },
    {requiredKeys: ['_id', '_type']},
  )
  .map(toJson)

interface LargeDocument {
  readonly title: string
  readonly body: readonly Record<string, unknown>[]
}

function largeDocument(): LargeDocument {
  const body = Array.from({length: 200}, (_, index) => ({
    _key: `k${index}`,
    _type: 'block',
    style: 'normal',
    children: [
      {_key: `s${index}`, _type: 'span', marks: [], text: `Paragraph ${index} `.repeat(20)},
    ],
  }))
  return {title: 'Before', body}
}

describe('diffMendoza', () => {
  test('returns a patch that turns any JSON value into any other', () => {
    fc.assert(
      fc.property(fc.jsonValue().map(toJson), fc.jsonValue().map(toJson), expectRoundTrip),
      {
        numRuns: 1500,
      },
    )
  })

  test('returns a patch that turns a document into an edited one', () => {
    fc.assert(fc.property(documents, documents, expectRoundTrip), {numRuns: 1500})
  })

  test('splits strings only between whole characters', () => {
    fc.assert(
      fc.property(text, text, text, text, (start, removed, added, end) => {
        const padding = 'a long enough text that an edit is smaller than the whole of it '
        const before = {text: `${padding}${start}${removed}${end}${padding}`}
        const after = {text: `${padding}${start}${added}${end}${padding}`}
        const patch = diffMendoza(before, after)
        expect(applyPatch(before, patch)).toEqual(after)
        expect(applyIncrementally(before, patch)).toEqual(after)
      }),
      {numRuns: 1500},
    )
  })

  test('returns no operations if nothing differs', () => {
    expect(diffMendoza({b: [1, {c: null}], a: 'x'}, {a: 'x', b: [1, {c: null}]})).toEqual([])
  })

  test('creates and deletes a document as Sanity does', () => {
    expect(diffMendoza(null, {_id: 'a', _type: 't'})).toEqual([0, {_id: 'a', _type: 't'}])
    expect(diffMendoza({_id: 'a', _type: 't'}, null)).toEqual([0, null])
  })

  test('sets, edits and deletes fields by their index among the sorted keys', () => {
    const before = {z: 1, a: 'a sentence that stays as it is', m: true, b: {deep: {x: 1, y: 'yes'}}}
    const after = {
      a: 'a sentence that stays as it was',
      b: {deep: {x: 1, y: 'no'}},
      m: true,
      n: [0],
    }
    const deleted = [19, 3]
    const edited = [11, 0, 23, 0, 28, 22, 'wa', 23, 29, 30, 15]
    const nested = [10, 1, 10, 0, 17, 'no', 'y', 15, 15]
    const added = [17, [0], 'n']
    expect(diffMendoza(before, after)).toEqual([deleted, edited, nested, added].flat())
    expectRoundTrip(before, after)
  })

  test('returns a small patch for one changed field of a large document', () => {
    const before = largeDocument()
    expect(diffMendoza(before, {...before, title: 'After'})).toEqual([17, 'After', 'title'])
  })

  test('returns a small patch for one changed word deep in a large document', () => {
    const before = largeDocument()
    const words = 'Paragraph 120 '.repeat(10)
    const span = {_key: 's120', _type: 'span', marks: [], text: `${words}and one more. ${words}`}
    const after = {...before, body: before.body.with(120, {...before.body[120], children: [span]})}
    const patch = diffMendoza(before, after)
    expect(JSON.stringify(patch).length).toBeLessThan(150)
    expectRoundTrip(before, after)
  })

  test('returns small patches for inserted, removed and moved elements', () => {
    const before = largeDocument()
    const {body} = before
    const inserted = {...before, body: body.toSpliced(50, 0, {_key: 'new', _type: 'divider'})}
    const removed = {...before, body: body.toSpliced(50, 3)}
    const moved = {...before, body: [...body.slice(199), ...body.slice(0, 199)]}
    for (const after of [inserted, removed, moved]) {
      expect(JSON.stringify(diffMendoza(before, after)).length).toBeLessThan(100)
      expectRoundTrip(before, after)
    }
  })

  test('treats a field named __proto__ as data', () => {
    const before: unknown = JSON.parse(
      '{"a":{"__proto__":{"x":1},"long":"a long text that stays"}}',
    )
    const after: unknown = JSON.parse('{"a":{"__proto__":{"x":2},"long":"a long text that stays"}}')
    const patched: unknown = applyPatch(before, diffMendoza(before, after))
    expect(JSON.stringify(patched)).toBe(JSON.stringify(after))
  })
})
