import {isPublicId} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import type {ReadableTypes} from './caller.ts'

/** Returns true if a caller sees a document: it is public, or the caller sees all documents of its type. */
export function isVisible({_id, _type}: LakeDocument, readableTypes: ReadableTypes): boolean {
  if (typeof readableTypes === 'object' && 'only' in readableTypes) {
    return readableTypes.only.includes(_type)
  }
  return readableTypes === 'all' || isPublicId(_id) || readableTypes.includes(_type)
}

/** Returns true if a caller sees the document with this id, whatever its type is. */
export function isReadableId(id: string, readableTypes: ReadableTypes): boolean {
  return readableTypes === 'all' || (!('only' in readableTypes) && isPublicId(id))
}
