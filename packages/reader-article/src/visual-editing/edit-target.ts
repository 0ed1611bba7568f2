import type {ContentSourceMap} from '@sanity/client'
import {getPublishedId, jsonPathToStudioPath, resolveEditInfo, studioPath} from '@sanity/client/csm'

/** A field of a document. */
export interface FieldAddress {
  readonly id: string
  /** The path of the field as the Studio writes it, such as `body[_key=="a1"]`. */
  readonly path: string
}

/** A field that the Studio can open; its id has no prefix for drafts. */
export interface EditTarget extends FieldAddress {
  readonly type: string
}

/** The names and indexes that lead to a value in a query's result. */
export type ResultPath = readonly (string | number)[]

/**
 * Finds the field from which a value in a query's result comes.
 *
 * @param path - The value.
 * @param part - The path of a text or number within the value, if the value is an object: source maps have no objects.
 */
export function findTarget(
  sourceMap: ContentSourceMap,
  path: ResultPath,
  part: ResultPath = [],
): EditTarget | undefined {
  const source = resolveEditInfo({
    resultSourceMap: sourceMap,
    resultPath: [...path, ...part],
    studioUrl: '/',
  })
  if (!source) {
    return undefined
  }
  const segments =
    typeof source.path === 'string'
      ? studioPath.fromString(source.path)
      : jsonPathToStudioPath(source.path)
  const field = segments.slice(0, segments.length - part.length)
  return {id: getPublishedId(source.id), type: source.type, path: studioPath.toString(field)}
}

/** Whether a field is another one, or within it. */
export function isWithin(inner: FieldAddress, outer: FieldAddress): boolean {
  const segments = studioPath.fromString(outer.path)
  const start = studioPath.fromString(inner.path).slice(0, segments.length)
  return (
    getPublishedId(inner.id) === getPublishedId(outer.id) &&
    studioPath.toString(start) === studioPath.toString(segments)
  )
}
