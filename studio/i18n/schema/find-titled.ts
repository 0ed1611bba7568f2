import {list, record} from '@reader-article/content'
import type {Schema} from 'sanity'

/** An object of a compiled schema with a title, and with a description if it is a type. */
export interface Titled {
  readonly target: object
  /** Where it is in the schema: `article.fields.title`, `article.groups.write`, `articleBody.styles.h2`. */
  readonly key: string
  /** The key of the type of which this is a copy; its texts are used if there are none for `key`. */
  readonly baseKey: string | undefined
}

/** Fields that Sanity adds to pictures, files, slugs and references. */
const BUILT_IN = new Set(['asset', 'media', 'hotspot', 'crop', 'current', '_ref', '_weak'])

/** Returns every object with a title in some types of a compiled schema. */
export function findTitled(schema: Schema, typeNames: readonly string[]): Titled[] {
  const found: Titled[] = []
  const names = new Set(typeNames)
  for (const name of typeNames) {
    const type = schema.get(name)
    if (type) {
      visitType(type, name, undefined)
    }
  }
  return found

  function visitType(type: object, key: string, baseKey: string | undefined): void {
    found.push({target: type, key, baseKey})
    const {fields, of, to, options, groups, orderings} = record(type)
    visitNamed(groups, 'name', `${key}.groups`)
    visitNamed(orderings, 'name', `${key}.orderings`)
    visitNamed(record(options)['list'], 'value', `${key}.options`)
    visitCopies(to)
    visitMembers(of, baseKey ?? key)
    // A field of a named type shares the fields of that type.
    for (const field of baseKey === undefined ? list(fields) : []) {
      const {name, type: fieldType} = record(field)
      const isOurs =
        typeof name === 'string' && !BUILT_IN.has(name) && record(type)['name'] !== 'slug'
      if (isOurs && isObject(fieldType)) {
        visitType(fieldType, `${key}.fields.${name}`, baseKeyOf(fieldType))
      }
    }
  }

  function visitMembers(members: unknown, key: string): void {
    for (const member of list(members).filter(isObject)) {
      if (baseKeyOf(member) !== undefined) {
        visitCopies([member])
      } else if (record(member)['name'] === 'block') {
        visitBlock(member, key)
      } else {
        visitCopies(record(member)['to'])
      }
    }
  }

  function visitBlock(block: object, key: string): void {
    for (const field of list(record(block)['fields'])) {
      const {name, type} = record(field)
      const options = record(record(type)['options'])['list']
      if (name === 'style') {
        visitNamed(options, 'value', `${key}.styles`)
      } else if (name === 'listItem') {
        visitNamed(options, 'value', `${key}.lists`)
      } else if (name === 'children') {
        for (const child of list(record(type)['of'])) {
          const {decorators, annotations} = record(child)
          visitNamed(decorators, 'value', `${key}.decorators`)
          visitCopies(annotations)
        }
      }
    }
  }

  function visitCopies(types: unknown): void {
    for (const type of list(types).filter(isObject)) {
      const baseKey = baseKeyOf(type)
      if (baseKey !== undefined) {
        found.push({target: type, key: baseKey, baseKey: undefined})
      }
    }
  }

  function visitNamed(items: unknown, nameOf: 'name' | 'value', key: string): void {
    for (const item of list(items).filter(isObject)) {
      found.push({target: item, key: `${key}.${String(record(item)[nameOf])}`, baseKey: undefined})
    }
  }

  function baseKeyOf(type: object): string | undefined {
    const {name} = record(type)
    return typeof name === 'string' && names.has(name) ? name : undefined
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
