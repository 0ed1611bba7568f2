/**
 * Waits until an element is in the viewport or near it; resolves at once without IntersectionObserver, or if the
 * page's address names a section of the element's article.
 */
export async function waitUntilNearScreen(element: Element, signal: AbortSignal): Promise<void> {
  const isAddressed = location.hash.startsWith(`#${element.getAttribute('slug')}--`)
  if (isAddressed || !('IntersectionObserver' in globalThis)) {
    return
  }
  return new Promise((resolve, reject) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) {
          return
        }
        observer.disconnect()
        resolve()
      },
      {rootMargin: '400px'},
    )
    observer.observe(element)
    signal.addEventListener('abort', () => {
      observer.disconnect()
      reject(signal.reason)
    })
  })
}
