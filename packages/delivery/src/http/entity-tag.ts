/** Returns the entity tag of a body (RFC 9110). */
export async function entityTag(body: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const digest = await crypto.subtle.digest('SHA-1', bytes)
  return `"${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}"`
}

/** Returns true if a client has the body with an entity tag (RFC 9110, weak comparison). */
export function hasEntity(ifNoneMatch: string | null, etag: string | undefined): boolean {
  return (
    ifNoneMatch !== null &&
    etag !== undefined &&
    ifNoneMatch.split(',').some((each) => {
      const tag = each.trim()
      return tag === '*' || tag.replace(/^W\//, '') === etag.replace(/^W\//, '')
    })
  )
}
