import {createSchema, prepareForPreview, type SchemaType} from 'sanity'
import {expect, test} from 'vitest'

import {schemaTypes} from '../index.ts'

const schema = createSchema({name: 'test', types: schemaTypes})

/** Every type that has a preview: documents in lists, blocks and links in a text. */
const previewedTypes = schemaTypes
  .map(({name}) => schema.get(name))
  .filter((type) => type !== undefined)
  .filter((type) => type.jsonType === 'object')

/** Values of a selected field, including those of unfinished or invalid content. */
const VALUES = [undefined, null, '', ' ', 'Words', 7, true, {}, [], [{}], [null], ['Words']]

function getSelectedPaths(type: SchemaType): string[] {
  return Object.values(type.preview?.select ?? {})
}

/** Previews content in which each selected path has the value that `valueOf` returns for it. */
function previewWith(type: SchemaType, valueOf: (path: string) => unknown) {
  const content = {}
  for (const path of getSelectedPaths(type)) {
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
  const existing: unknown = Reflect.get(target, head)
  const inner = typeof existing === 'object' && existing !== null ? existing : {}
  Object.assign(target, {[head]: inner})
  setPath(inner, tail, value)
}

/** Returns true if the title is readable text, and so is the subtitle if there is one. */
function isReadable({title, subtitle}: {title?: unknown; subtitle?: unknown}): boolean {
  const unreadable = /invalid|undefined|null|\[object|\{/i
  return (
    typeof title === 'string' &&
    /\p{Letter}/u.test(title) &&
    !unreadable.test(title) &&
    (subtitle === undefined || (typeof subtitle === 'string' && !unreadable.test(subtitle)))
  )
}

test.each(previewedTypes)('$name has a readable preview while it is new and empty', (type) => {
  expect(prepareForPreview({}, type)).toSatisfy(isReadable)
  expect(prepareForPreview({_type: type.name, _key: 'new'}, type)).toSatisfy(isReadable)
})

test.each(previewedTypes)('$name has a readable preview with any values in its fields', (type) => {
  const previews = VALUES.flatMap((value) =>
    [undefined, ...getSelectedPaths(type)].flatMap((path) =>
      [value, undefined, 'Words'].map((otherValues) =>
        previewWith(type, (selected) => (selected === path ? value : otherValues)),
      ),
    ),
  )
  expect(previews.filter((preview) => !isReadable(preview))).toEqual([])
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
