/** More bytes than the sync tags of a result have. */
const MAX_LENGTH = 8 * 1024
const TAGS = /"syncTags":\[((?:"[\w:-]+",?)*)\]$/

/** Returns the sync tags at the end of a result, whose JSON was not parsed. */
export function syncTagsOf(result: Buffer): string[] {
  const end = result.toString('latin1', Math.max(0, result.length - MAX_LENGTH))
  const tags = TAGS.exec(end)?.[1] ?? ''
  return tags.split(',').flatMap((tag) => (tag === '' ? [] : [tag.slice(1, -1)]))
}
