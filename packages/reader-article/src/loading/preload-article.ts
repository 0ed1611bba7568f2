import {queryUrl} from '@reader-article/content'

import {waitingRequests} from './waiting-requests.ts'

/**
 * Has the browser fetch the article that a page shows first, while the elements' script is on its way:
 * that asks for the same address to the last byte, and so finds the answer there, or on its way too.
 *
 * Where no article stands in the page yet, it looks again when the page has been read.
 */
export function preloadArticle(): void {
  // The script was here before, and asks by itself.
  if (customElements.get('reader-article')) {
    return
  }
  const [request] = waitingRequests()
  if (request) {
    preload(queryUrl(request.address, request.question))
  } else if (document.readyState === 'loading') {
    document.addEventListener('readystatechange', preloadArticle, {once: true})
  }
}

function preload(href: string): void {
  const link = document.createElement('link')
  document.head.append(Object.assign(link, {rel: 'preload', as: 'fetch', crossOrigin: '', href}))
}
