import {isDeepStrictEqual} from 'node:util'

/** A document as the dataset holds it. */
export interface StoredDocument extends Record<string, unknown> {
  _id: string
  _type: string
  _rev: string
}

/** A reference to a document; weak where that document is not published yet. */
export interface Reference {
  _type: 'reference'
  _ref: string
  _weak?: true
  _strengthenOnPublish?: {type: string}
}

/** Tells whether a value is a document of the dataset. */
export function isStoredDocument(value: unknown): value is StoredDocument {
  return (
    isRecord(value) &&
    typeof value['_id'] === 'string' &&
    typeof value['_type'] === 'string' &&
    typeof value['_rev'] === 'string'
  )
}

/** Tells whether a value is an object that is no array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field that is a text, or undefined. */
export function textField(document: Record<string, unknown>, name: string): string | undefined {
  const value = document[name]
  return typeof value === 'string' ? value : undefined
}

/** The id a field refers to, or undefined. */
export function refField(document: Record<string, unknown>, name: string): string | undefined {
  const value = document[name]
  return isRecord(value) ? textField(value, '_ref') : undefined
}

/** The id under which a document is published, from the id of any of its versions. */
export function publishedIdOf(id: string): string {
  return id.replace(/^(?:drafts\.|versions\.[^.]+\.)/u, '')
}

/** The name of the release that a version's id belongs to; undefined for a draft and what is published. */
export function releaseIn(id: string): string | undefined {
  return /^versions\.([^.]+)\./u.exec(id)?.[1]
}

/** The id of a document's draft. */
export function draftIdOf(publishedId: string): string {
  return `drafts.${publishedId}`
}

/** A reference that is strong where its target is published, else weak until it is. */
export function referTo(id: string, type: string, isPublished: boolean): Reference {
  return isPublished
    ? {_type: 'reference', _ref: id}
    : {_type: 'reference', _ref: id, _weak: true, _strengthenOnPublish: {type}}
}

/** Compares two values; where `looseReferences`, the strength of references does not count. */
export function sameContent(a: unknown, b: unknown, options: {looseReferences: boolean}): boolean {
  return options.looseReferences
    ? isDeepStrictEqual(withoutStrength(a), withoutStrength(b))
    : isDeepStrictEqual(a, b)
}

/** A document's own fields, without those the dataset keeps. */
export function ownFields(document: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document).filter(([name]) => name === '_type' || !name.startsWith('_')),
  )
}

function withoutStrength(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutStrength)
  }
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => name !== '_weak' && name !== '_strengthenOnPublish')
          .map(([name, inner]) => [name, withoutStrength(inner)]),
      )
    : value
}
