import {RequestError} from '../errors/request-error.ts'

/** From this version of the API on, published documents are what a query sees unless it says otherwise. */
const PUBLISHED_BY_DEFAULT_SINCE = '2025-02-19'

/**
 * Which variants of a document a query sees: all of them as they are, published ones, or for each
 * document the first of the layers that has it (`drafts` or a release's name), else the published one.
 */
export type Perspective = 'raw' | 'published' | readonly string[]

const RELEASE_NAME = /^[A-Za-z0-9_-]+$/

/**
 * Parses the `perspective` parameter; without one it follows from the API's version.
 *
 * Throws a RequestError that names the part at fault.
 */
export function parsePerspective(value: unknown, apiVersion: string): Perspective {
  if (value === undefined || value === '') {
    return defaultPerspective(apiVersion)
  }
  const names = typeof value === 'string' ? value.split(',') : value
  if (!Array.isArray(names) || names.length === 0) {
    throw invalid(value)
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
      throw invalid(name)
    }
    layers.push(name === 'previewDrafts' ? 'drafts' : name)
  }
  return layers.length === 0 ? 'published' : layers
}

function defaultPerspective(apiVersion: string): Perspective {
  return publishedByDefault(apiVersion) ? 'published' : 'raw'
}

/** Tells whether this version of the API shows published documents unless asked for more. */
export function publishedByDefault(apiVersion: string): boolean {
  return apiVersion === 'X' || (apiVersion !== '1' && apiVersion >= PUBLISHED_BY_DEFAULT_SINCE)
}

function invalid(name: unknown): RequestError {
  return new RequestError(
    'bad-request',
    `Invalid perspective ${JSON.stringify(name)}: expected raw, published, drafts or a list of release names`,
  )
}
