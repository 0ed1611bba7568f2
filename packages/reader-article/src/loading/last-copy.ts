const NAME = 'reader-article'
const MOST = 50

/** The last good answer of an address; undefined where there is none, or no storage. */
export async function lastCopy(url: string): Promise<unknown> {
  try {
    return await (await (await caches.open(NAME)).match(url))?.json()
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
