const NAME = 'reader-article'
const MOST = 50

/**
 * The last good answer of an address, without what it says of who could be reached then: nobody is
 * sent a call on a status of some other day. Undefined where there is none.
 *
 * @throws Whatever the browser throws where a page has no storage, as in a sandbox.
 */
export async function lastCopy(url: string): Promise<unknown> {
  const copy = await caches.match(url, {cacheName: NAME})
  return (
    copy &&
    JSON.parse(await copy.text(), (name, value: unknown) =>
      name === 'availability' ? undefined : value,
    )
  )
}

/**
 * Keeps a good answer, the newest fifty of this site; published articles and nothing personal.
 *
 * @throws Whatever the browser throws where a page has no storage, or it is full.
 */
export async function keepCopy(url: string, answer: string): Promise<void> {
  const cache = await caches.open(NAME)
  await cache.put(url, new Response(answer))
  const [oldest, ...rest] = await cache.keys()
  if (oldest && rest.length >= MOST) await cache.delete(oldest)
}
