import {isEqual} from './is-equal.ts'

/** A document of the dataset. */
export interface StoredDocument extends Record<string, unknown> {
  _id: string
  _type: string
  _rev: string
}

/** A reference to a document; weak if the document is not published yet. */
export interface Reference {
  _type: 'reference'
  _ref: string
  _weak?: true
  _strengthenOnPublish?: {type: string}
}

/** Returns true if a value is a document of the dataset. */
export function isStoredDocument(value: unknown): value is StoredDocument {
  return (
    isRecord(value) &&
    typeof value['_id'] === 'string' &&
    typeof value['_type'] === 'string' &&
    typeof value['_rev'] === 'string'
  )
}

/** Returns true if a value is an object and not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns the value of a text field; undefined if it is not a string. */
export function textField(document: Record<string, unknown>, name: string): string | undefined {
  const value = document[name]
  return typeof value === 'string' ? value : undefined
}

/** Returns the id that a reference field refers to; undefined if it is not a reference. */
export function refField(document: Record<string, unknown>, name: string): string | undefined {
  const value = document[name]
  return isRecord(value) ? textField(value, '_ref') : undefined
}

/** Returns the published id of a document from the id of any of its versions. */
export function publishedIdOf(id: string): string {
  return id.replace(/^(?:drafts\.|versions\.[^.]+\.)/u, '')
}

/** Returns the name of the release that a version belongs to; undefined for drafts and published documents. */
export function releaseOf(id: string): string | undefined {
  return /^versions\.([^.]+)\./u.exec(id)?.[1]
}

/** Returns the id of a document's draft. */
export function draftIdOf(publishedId: string): string {
  return `drafts.${publishedId}`
}

/** Creates a reference; it is strong if its target is published, else weak until the target is published. */
export function createReference(id: string, type: string, isPublished: boolean): Reference {
  return isPublished
    ? {_type: 'reference', _ref: id}
    : {_type: 'reference', _ref: id, _weak: true, _strengthenOnPublish: {type}}
}

/** Returns true if two values are equal; `ignoreReferenceStrength` treats weak and strong references as equal. */
export function hasSameContent(
  a: unknown,
  b: unknown,
  options: {ignoreReferenceStrength: boolean},
): boolean {
  return options.ignoreReferenceStrength
    ? isEqual(withoutStrength(a), withoutStrength(b))
    : isEqual(a, b)
}

/** Returns the fields of a document and its type, without the system fields of the dataset. */
export function pickContentFields(document: Record<string, unknown>): Record<string, unknown> {
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
