const CACHE_NAME = 'reader-article'
const MAX_COPIES = 50

/** An older copy is not shown, since its article may have been unpublished. */
export const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000

/** The last storage operation. Operations run in order, so that no older result is stored after a removal. */
let latest: Promise<unknown> = Promise.resolve()

/**
 * Reads the cached copy of a result, without availabilities, since an old status must not offer a call.
 * Undefined if there is no copy, or if the copy is too old or damaged.
 *
 * @param now - In milliseconds since 1970.
 * @throws The browser's error if a page has no storage, as in a sandbox.
 */
export async function readCopy(url: string, now: number = Date.now()): Promise<object | undefined> {
  const copy = await caches.match(url, {cacheName: CACHE_NAME})
  if (!copy) {
    return undefined
  }
  const result = parseCopy(await copy.text(), now)
  if (result) {
    return result
  }
  await updateCopy(url, null)
  return undefined
}

/**
 * Stores a copy of a result; only the newest fifty copies of a site stay. A result has only published
 * content, nothing personal. Null, the result for an unpublished article, removes the copy.
 *
 * @param now - In milliseconds since 1970.
 * @throws The browser's error if a page has no storage, or the storage is full.
 */
export function updateCopy(url: string, result: unknown, now: number = Date.now()): Promise<void> {
  const update = latest.then(() => (result === null ? remove(url) : store(url, result, now)))
  latest = update.catch(() => {})
  return update
}

async function remove(url: string): Promise<void> {
  const cache = await caches.open(CACHE_NAME)
  await cache.delete(url)
}

async function store(url: string, result: unknown, storedAt: number): Promise<void> {
  const cache = await caches.open(CACHE_NAME)
  // In WebKit a replaced copy keeps its position in the order of keys, so it is deleted first.
  await cache.delete(url)
  // The name `keptAt` cannot change: the browsers of visitors have copies with it.
  await cache.put(url, new Response(JSON.stringify({keptAt: storedAt, result})))
  const [oldest, ...newer] = await cache.keys()
  if (oldest && newer.length >= MAX_COPIES) {
    await cache.delete(oldest)
  }
}

function parseCopy(text: string, now: number): object | undefined {
  try {
    const copy: unknown = JSON.parse(text, omitAvailability)
    if (!isObject(copy) || !('keptAt' in copy) || !('result' in copy)) {
      return undefined
    }
    const age = typeof copy.keptAt === 'number' ? now - copy.keptAt : NaN
    return age >= 0 && age < MAX_AGE_MS && isObject(copy.result) ? copy.result : undefined
  } catch {
    return undefined
  }
}

function omitAvailability(name: string, value: unknown): unknown {
  return name === 'availability' ? undefined : value
}

// Not imported, because code that this lazy file shares with others would be in one more file.
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
