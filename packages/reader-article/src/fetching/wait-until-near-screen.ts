/**
 * Waits until an element is in the viewport or near it, or the page's URL names a section of its article; resolves at
 * once without IntersectionObserver.
 */
export async function waitUntilNearScreen(
  element: HTMLElement,
  signal: AbortSignal,
): Promise<void> {
  if (isAddressed(element) || !('IntersectionObserver' in globalThis)) {
    return
  }
  const stop = new AbortController()
  await new Promise<void>((resolve, reject) => {
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && resolve(),
      {rootMargin: '400px'},
    )
    observer.observe(element)
    const onHashChange = () => isAddressed(element) && resolve(storePosition(element))
    addEventListener('hashchange', onHashChange, {signal: stop.signal})
    signal.addEventListener('abort', () => reject(signal.reason), {signal: stop.signal})
    stop.signal.addEventListener('abort', () => observer.disconnect())
  }).finally(() => stop.abort())
}

/** Whether the page's URL names a section of an article that may be the element's; only a slug shows that it is not. */
function isAddressed(element: Element): boolean {
  const [slug, heading] = location.hash.slice(1).split('--')
  const ownSlug = element.getAttribute('slug')?.toLowerCase() ?? slug
  return !!slug && heading !== undefined && !!ownSlug?.includes(slug)
}

/** Without this, the visitor's position would prevent scrolling to the heading when the article is shown. */
async function storePosition(element: HTMLElement): Promise<void> {
  try {
    const {keepPosition} = await import('../position/keep-position.ts')
    keepPosition(element, true)
  } catch (error) {
    console.error(error)
  }
}
