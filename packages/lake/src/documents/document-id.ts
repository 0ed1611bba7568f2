const DRAFTS_PREFIX = 'drafts.'
const VERSIONS_PREFIX = 'versions.'
const DOCUMENT_ID = /^[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*$/

/** Maximum length of a document id, in characters. */
export const MAX_ID_LENGTH = 128

/** Returns true for a valid document id: at most 128 letters, digits, `_`, `-` and inner dots. */
export function isDocumentId(id: unknown): id is string {
  return typeof id === 'string' && id.length <= MAX_ID_LENGTH && DOCUMENT_ID.test(id)
}

/** Returns true if anonymous callers may see the document with this id, because it has no dot. */
export function isPublicId(id: string): boolean {
  return !id.includes('.')
}

/** Returns true for the id of a draft. */
export function isDraftId(id: string): boolean {
  return id.startsWith(DRAFTS_PREFIX)
}

/** Returns true for the id of a version in a release. */
export function isVersionId(id: string): boolean {
  return id.startsWith(VERSIONS_PREFIX)
}

/** Returns true unless the id belongs to a draft or a version. */
export function isPublishedId(id: string): boolean {
  return !isDraftId(id) && !isVersionId(id)
}

/** Returns the id that the document has when it is published. */
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

/** Returns the release of a version; `undefined` for other ids. */
export function releaseOf(id: string): string | undefined {
  if (!isVersionId(id)) {
    return undefined
  }
  const end = id.indexOf('.', VERSIONS_PREFIX.length)
  return end === -1 ? undefined : id.slice(VERSIONS_PREFIX.length, end)
}
