const DRAFTS_PREFIX = 'drafts.'
const VERSIONS_PREFIX = 'versions.'
const DOCUMENT_ID = /^[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*$/

/** The longest document id, in characters. */
export const MAX_ID_LENGTH = 128

/** Tells whether an id may name a document: letters, digits, `_`, `-`, inner dots, at most 128 characters. */
export function isDocumentId(id: unknown): id is string {
  return typeof id === 'string' && id.length <= MAX_ID_LENGTH && DOCUMENT_ID.test(id)
}

/** Tells whether anonymous readers may see the document of this id: it has no dot. */
export function isPublicId(id: string): boolean {
  return !id.includes('.')
}

/** Tells whether the id is a draft's. */
export function isDraftId(id: string): boolean {
  return id.startsWith(DRAFTS_PREFIX)
}

/** Tells whether the id is that of a version in a release. */
export function isVersionId(id: string): boolean {
  return id.startsWith(VERSIONS_PREFIX)
}

/** Tells whether the id is neither a draft's nor a version's. */
export function isPublishedId(id: string): boolean {
  return !isDraftId(id) && !isVersionId(id)
}

/** Returns the id the document has, or would have, once it is published. */
export function publishedIdOf(id: string): string {
  if (isDraftId(id)) {
    return id.slice(DRAFTS_PREFIX.length)
  }
  if (!isVersionId(id)) {
    return id
  }
  const afterRelease = id.indexOf('.', VERSIONS_PREFIX.length)
  return afterRelease === -1 ? id : id.slice(afterRelease + 1)
}

/** Returns the id of the draft of a document. */
export function draftIdOf(id: string): string {
  return DRAFTS_PREFIX + publishedIdOf(id)
}

/** Returns the id of a document's version in a release. */
export function versionIdOf(id: string, release: string): string {
  return `${VERSIONS_PREFIX}${release}.${publishedIdOf(id)}`
}

/** Returns the release a version belongs to, if the id is a version's. */
export function releaseOf(id: string): string | undefined {
  if (!isVersionId(id)) {
    return undefined
  }
  const end = id.indexOf('.', VERSIONS_PREFIX.length)
  return end === -1 ? undefined : id.slice(VERSIONS_PREFIX.length, end)
}
