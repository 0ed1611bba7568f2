import {record} from '@reader-article/content'
import {createSchema} from 'sanity'
import {expect, test} from 'vitest'

import {schemaTypes} from '../../schema/index.ts'
import {SCHEMA_TEXTS} from '../de/schema.ts'
import {findTitled} from './find-titled.ts'
import {translateSchema} from './translate-schema.ts'

const NAMES = schemaTypes.map(({name}) => name)
const TEXTS: Readonly<Record<string, string>> = SCHEMA_TEXTS

/** Sanity gives every type an ordering by its first fields, whose menus only documents with orderings show. */
const WITH_ORDERINGS = new Set(
  schemaTypes.filter((type) => 'orderings' in type).map(({name}) => name),
)

test('every title and description of the schema has a German text, and no other key has one', () => {
  const titled = findTitled(createSchema({name: 'test', types: schemaTypes}), NAMES)
  const targets = new Map(titled.map(({key, target}) => [key, record(target)]))
  const needed = new Set<string>()
  const possible = new Set<string>()
  for (const {target, key, baseKey} of titled) {
    for (const property of ['title', 'description']) {
      const ending = property === 'title' ? '' : '.description'
      const value = record(target)[property]
      const isInherited = baseKey !== undefined && targets.get(baseKey)?.[property] === value
      possible.add(`schema.${key}${ending}`)
      if (value && !isAutomatic(key)) {
        needed.add(`schema.${isInherited ? baseKey : key}${ending}`)
      }
    }
  }
  const german = Object.keys(SCHEMA_TEXTS)
  expect([...needed].filter((key) => !german.includes(key))).toEqual([])
  expect(german.filter((key) => !possible.has(key))).toEqual([])
})

test('a schema is translated to German and back to its own texts', () => {
  const schema = createSchema({name: 'test', types: schemaTypes})
  const before = readTitles(schema)
  const german = translateSchema(schema, NAMES, (key) => TEXTS[key])
  expect(schema.get('article')?.title).toBe('Artikel')
  const types = findTitled(schema, NAMES)
  const reference = types.find(({key}) => key === 'article.fields.reader')?.target ?? {}
  expect(german(reference)).toEqual({
    title: 'Berater',
    description: TEXTS['schema.article.fields.reader.description'],
  })
  translateSchema(schema, NAMES, () => undefined)
  expect(readTitles(schema)).toEqual(before)
})

function isAutomatic(key: string): boolean {
  const [typeName = '', child] = key.split('.')
  return key.includes('.orderings.') && !(child === 'orderings' && WITH_ORDERINGS.has(typeName))
}

function readTitles(schema: ReturnType<typeof createSchema>) {
  return findTitled(schema, NAMES).map(({target, key}) => [
    key,
    record(target)['title'],
    record(target)['description'],
  ])
}
