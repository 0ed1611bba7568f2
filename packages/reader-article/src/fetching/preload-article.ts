import {queryUrl} from '@reader-article/content'

import {collectPageRequests} from './collect-page-requests.ts'

/**
 * Makes the browser preload the first visible article and the renderer while the elements' script is
 * loading. The script then requests the same URLs, so the browser uses the preloaded responses.
 *
 * If the page has no article yet, it is searched again when it has been parsed.
 *
 * @param rendererUrl - The URL from which reader-article.js imports the renderer.
 */
export function preloadArticle(rendererUrl: string): void {
  // The elements' script has run already, and has started the requests itself.
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
