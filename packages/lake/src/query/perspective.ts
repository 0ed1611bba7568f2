import {RequestError} from '../errors/request-error.ts'

/** Since this API version, a query without a perspective sees published documents. */
const PUBLISHED_BY_DEFAULT_SINCE = '2025-02-19'

/**
 * Which variants of a document a query sees: `raw`, all variants; `published`, only the published one. With
 * a list of layers (`drafts` or release names), it sees the variant in the first layer that has one,
 * otherwise the published one.
 */
export type Perspective = 'raw' | 'published' | readonly string[]

const RELEASE_NAME = /^[A-Za-z0-9_-]+$/

/**
 * Parses the `perspective` parameter; if it is missing, the default depends on the API version.
 *
 * Throws a RequestError that names the invalid part.
 */
export function parsePerspective(value: unknown, apiVersion: string): Perspective {
  if (value === undefined || value === '') {
    return getDefaultPerspective(apiVersion)
  }
  const names = typeof value === 'string' ? value.split(',') : value
  if (!Array.isArray(names) || names.length === 0) {
    throw createPerspectiveError(value)
  }
  if (names.length === 1 && names[0] === 'raw') {
    return 'raw'
  }
  const layers: string[] = []
  for (const name of names) {
    if (name === 'published') {
      break
    }
    if (typeof name !== 'string' || name === 'raw' || !RELEASE_NAME.test(name)) {
      throw createPerspectiveError(name)
    }
    layers.push(name === 'previewDrafts' ? 'drafts' : name)
  }
  return layers.length === 0 ? 'published' : layers
}

function getDefaultPerspective(apiVersion: string): Perspective {
  return isPublishedByDefault(apiVersion) ? 'published' : 'raw'
}

/** Returns true if this API version shows only published documents by default. */
export function isPublishedByDefault(apiVersion: string): boolean {
  return apiVersion === 'X' || (apiVersion !== '1' && apiVersion >= PUBLISHED_BY_DEFAULT_SINCE)
}

function createPerspectiveError(name: unknown): RequestError {
  return new RequestError(
    'bad-request',
    `Invalid perspective ${JSON.stringify(name)}: expected raw, published, drafts or a list of release names`,
  )
}
