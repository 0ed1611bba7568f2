import {queryUrl} from '@reader-article/content'

import {collectPageRequests} from './collect-page-requests.ts'

/**
 * Lets the browser fetch the first visible article and the articles' renderer while the elements' script
 * is loading. The script requests exactly the same URLs, so it finds the responses there or on their way.
 *
 * If the page has no article yet, this looks again once the page has been parsed.
 *
 * @param rendererUrl - The URL from which reader-article.js imports the renderer.
 */
export function preloadArticle(rendererUrl: string): void {
  // The elements' script came first, and fetches by itself.
  if (customElements.get('reader-article')) {
    return
  }
  const [request] = collectPageRequests()
  if (request) {
    const href = queryUrl(request.address, request.query)
    addLink({rel: 'preload', as: 'fetch', crossOrigin: '', href})
    addLink({rel: 'modulepreload', href: rendererUrl})
  } else if (document.readyState === 'loading') {
    document.addEventListener('readystatechange', () => preloadArticle(rendererUrl), {once: true})
  }
}

function addLink(properties: Partial<HTMLLinkElement>): void {
  document.head.append(Object.assign(document.createElement('link'), properties))
}
