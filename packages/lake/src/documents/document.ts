import {isRecord} from '../json.ts'

/** A stored document with the system attributes that the Lake sets. */
export interface LakeDocument {
  readonly _id: string
  readonly _type: string
  readonly _rev: string
  readonly _createdAt: string
  readonly _updatedAt: string
  readonly [attribute: string]: unknown
}

/** Returns true if a value has all system attributes of a stored document. */
export function isLakeDocument(value: unknown): value is LakeDocument {
  return isRecord(value) && SYSTEM_ATTRIBUTES.every((name) => typeof value[name] === 'string')
}

const SYSTEM_ATTRIBUTES = ['_id', '_type', '_rev', '_createdAt', '_updatedAt'] as const

/** Parses the stored JSON of a document. Throws a TypeError if it is not a document. */
export function parseDocument(text: string): LakeDocument {
  const value: unknown = JSON.parse(text)
  if (!isLakeDocument(value)) {
    throw new TypeError('A stored row is not a document')
  }
  return value
}

/** Returns the document without its revision, which is not part of mendoza patches. */
export function withoutRevision(document: LakeDocument): Record<string, unknown> {
  const {_rev, ...attributes} = document
  return attributes
}
