import {createSchema, prepareForPreview, type SchemaType} from 'sanity'
import {expect, test} from 'vitest'

import {schemaTypes} from '../index.ts'

const schema = createSchema({name: 'desk', types: schemaTypes})

/** Every type that is shown as a row, a block or a chip. */
const previewed = schemaTypes
  .map(({name}) => schema.get(name))
  .filter((type) => type !== undefined)
  .filter((type) => type.jsonType === 'object')

/** What a selected field can hold, however unfinished or broken the content is. */
const VALUES = [undefined, null, '', ' ', 'Words', 7, true, {}, [], [{}], [null], ['Words']]

function pathsOf(type: SchemaType): string[] {
  return Object.values(type.preview?.select ?? {})
}

/** The preview of content whose selected fields hold what `valueOf` returns for their paths. */
function previewOf(type: SchemaType, valueOf: (path: string) => unknown) {
  const content = {}
  for (const path of pathsOf(type)) {
    setPath(content, path.split('.'), valueOf(path))
  }
  return prepareForPreview(content, type)
}

function setPath(target: object, path: string[], value: unknown): void {
  const [head = '', ...tail] = path
  if (tail.length === 0) {
    Object.assign(target, {[head]: value})
    return
  }
  const found: unknown = Reflect.get(target, head)
  const inner = typeof found === 'object' && found !== null ? found : {}
  Object.assign(target, {[head]: inner})
  setPath(inner, tail, value)
}

/** Tells whether a preview has a title in words, and a second line in words or none. */
function isInWords({title, subtitle}: {title?: unknown; subtitle?: unknown}): boolean {
  const odd = /invalid|undefined|null|\[object|\{/i
  return (
    typeof title === 'string' &&
    /\p{Letter}/u.test(title) &&
    !odd.test(title) &&
    (subtitle === undefined || (typeof subtitle === 'string' && !odd.test(subtitle)))
  )
}

test.each(previewed)('$name says what it is when it is new and empty', (type) => {
  expect(prepareForPreview({}, type)).toSatisfy(isInWords)
  expect(prepareForPreview({_type: type.name, _key: 'new'}, type)).toSatisfy(isInWords)
})

test.each(previewed)('$name says what it is whatever its fields hold', (type) => {
  const previews = VALUES.flatMap((value) =>
    [undefined, ...pathsOf(type)].flatMap((path) =>
      [value, undefined, 'Words'].map((others) =>
        previewOf(type, (each) => (each === path ? value : others)),
      ),
    ),
  )
  expect(previews.filter((preview) => !isInWords(preview))).toEqual([])
})

test('a callout without a title shows its text', () => {
  const callout = schema.get('callout')
  const value = {tone: 'tip', body: [paragraph(''), paragraph('Keep ', 'warm.'), paragraph('No.')]}
  expect(callout && prepareForPreview(value, callout)).toEqual({
    title: 'Keep warm.',
    subtitle: 'Tip',
  })
})

function paragraph(...texts: string[]) {
  return {_type: 'block', children: texts.map((text) => ({_type: 'span', text}))}
}
