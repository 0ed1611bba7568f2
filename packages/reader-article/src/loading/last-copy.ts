const NAME = 'reader-article'
const MAX_COPIES = 50

/** An older copy is not shown: nobody has seen for so long whether it is still published. */
export const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000

/** The last storage operation: they run in order, so that a removal is never overtaken. */
let latest: Promise<unknown> = Promise.resolve()

/**
 * The last good result of an address, without what it says of who could be reached then: nobody is
 * sent a call on a status of some other day. Undefined if there is none, or it is too old or damaged.
 *
 * @param now - In milliseconds since 1970.
 * @throws Whatever the browser throws if a page has no storage, as in a sandbox.
 */
export async function lastCopy(url: string, now: number = Date.now()): Promise<object | undefined> {
  const copy = await caches.match(url, {cacheName: NAME})
  if (!copy) {
    return undefined
  }
  const result = readCopy(await copy.text(), now)
  if (result) {
    return result
  }
  await updateCopy(url, null)
  return undefined
}

/**
 * Keeps a good result, the newest fifty of this site: published articles and nothing personal. Null,
 * which is the result when an article has been withdrawn, removes the copy.
 *
 * @param now - In milliseconds since 1970.
 * @throws Whatever the browser throws if a page has no storage, or it is full.
 */
export function updateCopy(url: string, result: unknown, now: number = Date.now()): Promise<void> {
  const update = latest.then(() => (result === null ? remove(url) : keep(url, result, now)))
  latest = update.catch(() => {})
  return update
}

async function remove(url: string): Promise<void> {
  const cache = await caches.open(NAME)
  await cache.delete(url)
}

async function keep(url: string, result: unknown, keptAt: number): Promise<void> {
  const cache = await caches.open(NAME)
  await cache.put(url, new Response(JSON.stringify({keptAt, result})))
  const [oldest, ...others] = await cache.keys()
  if (oldest && others.length >= MAX_COPIES) {
    await cache.delete(oldest)
  }
}

function readCopy(text: string, now: number): object | undefined {
  try {
    const copy: unknown = JSON.parse(text, withoutAvailability)
    if (!isObject(copy) || !('keptAt' in copy) || !('result' in copy)) {
      return undefined
    }
    const age = typeof copy.keptAt === 'number' ? now - copy.keptAt : NaN
    return age >= 0 && age < MAX_AGE_MS && isObject(copy.result) ? copy.result : undefined
  } catch {
    return undefined
  }
}

function withoutAvailability(name: string, value: unknown): unknown {
  return name === 'availability' ? undefined : value
}

// Its own, since a lazy file that shared it with the script would make that wait for another file.
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
