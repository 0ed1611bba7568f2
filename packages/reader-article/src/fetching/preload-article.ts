import {queryUrl} from '@reader-article/content'

import {collectPageRequests} from './collect-page-requests.ts'

/**
 * Lets the browser fetch the first visible article while the elements' script is loading. The script
 * requests exactly the same URL, so it finds the response there or on its way.
 *
 * If the page has no article yet, this looks again once the page has been parsed.
 */
export function preloadArticle(): void {
  // The elements' script came first, and fetches by itself.
  if (customElements.get('reader-article')) {
    return
  }
  const [request] = collectPageRequests()
  if (request) {
    preload(queryUrl(request.address, request.query))
  } else if (document.readyState === 'loading') {
    document.addEventListener('readystatechange', preloadArticle, {once: true})
  }
}

function preload(href: string): void {
  const link = document.createElement('link')
  document.head.append(Object.assign(link, {rel: 'preload', as: 'fetch', crossOrigin: '', href}))
}
