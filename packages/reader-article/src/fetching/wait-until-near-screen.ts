/** Waits until an element is in the viewport or near it; resolves at once without IntersectionObserver. */
export async function waitUntilNearScreen(element: Element, signal: AbortSignal): Promise<void> {
  if (!('IntersectionObserver' in globalThis)) {
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
