import {record, text} from '@reader-article/content'
import type {Schema} from 'sanity'

import {findTitled} from './find-titled.ts'

/** The texts of a schema type. */
export interface TypeTexts {
  readonly title: string | undefined
  readonly description: string | undefined
}

/** The English texts of the objects that have others now. */
const originals = new WeakMap<object, TypeTexts>()

/**
 * Puts the titles and descriptions of a language into a compiled schema: Sanity does not translate the schema, and shows
 * its texts in many places that no component replaces, such as the menu of the blocks to insert.
 *
 * @param translate - Returns the text for a key, or undefined to keep the schema's own.
 * @returns A function that returns the texts of a type. Those of references cannot be replaced in the schema.
 */
export function translateSchema(
  schema: Schema,
  typeNames: readonly string[],
  translate: (key: string) => string | undefined,
): (type: object) => TypeTexts | undefined {
  const translated = new Map<object, TypeTexts>()
  for (const {target, key, baseKey} of findTitled(schema, typeNames)) {
    const original = originals.get(target) ?? readTexts(target)
    originals.set(target, original)
    const find = (ending: string) =>
      translate(`schema.${key}${ending}`) ??
      (baseKey === undefined ? undefined : translate(`schema.${baseKey}${ending}`))
    const texts = {
      title: original.title && (find('') ?? original.title),
      description: original.description && (find('.description') ?? original.description),
    }
    translated.set(target, texts)
    for (const [property, value] of Object.entries(texts)) {
      if (value !== undefined) {
        Reflect.set(target, property, value)
      }
    }
  }
  return (type) => translated.get(type)
}

function readTexts(target: object): TypeTexts {
  const {title, description} = record(target)
  return {title: text(title) || undefined, description: text(description) || undefined}
}
