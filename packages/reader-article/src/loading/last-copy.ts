const NAME = 'reader-article'
const MOST = 50

/**
 * The last good answer of an address, without what it says of who could be reached then: nobody is
 * sent a call on a status of some other day. Undefined where there is none, or no storage.
 */
export async function lastCopy(url: string): Promise<unknown> {
  try {
    const copy = await caches.match(url, {cacheName: NAME})
    return (
      copy &&
      JSON.parse(await copy.text(), (name, value: unknown) =>
        name === 'availability' ? undefined : value,
      )
    )
  } catch {
    // A sandboxed page has no storage.
    return undefined
  }
}

/** Keeps a good answer, the newest fifty of this site; published articles and nothing personal. */
export async function keepCopy(url: string, response: Response): Promise<void> {
  try {
    const cache = await caches.open(NAME)
    await cache.put(url, response)
    const [oldest, ...rest] = await cache.keys()
    if (oldest && rest.length >= MOST) await cache.delete(oldest)
  } catch {
    // A sandboxed page has no storage, and a full one keeps nothing.
  }
}
