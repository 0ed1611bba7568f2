import {articleQueryUrl} from '@reader-article/content'

import {datasetAddress} from '../configuration.ts'
import {givenKey} from './article-request.ts'
import {waitingArticles} from './waiting-articles.ts'

/**
 * Has the browser fetch the article that a page shows first, while the elements' script is on its way:
 * that asks for the same address to the last byte, and so finds the answer there, or on its way too.
 *
 * Where no article stands in the page yet, it looks again when the page has been read.
 */
export function preloadArticle(): void {
  // The script was here before, and asks by itself.
  if (customElements.get('reader-article')) return
  const [element] = waitingArticles()
  if (element) preload(element)
  else if (document.readyState === 'loading') {
    document.addEventListener('readystatechange', preloadArticle, {once: true})
  }
}

function preload(element: Element): void {
  const link = document.createElement('link')
  try {
    link.href = articleQueryUrl(datasetAddress(element), givenKey(element))
  } catch {
    // The element itself says what is wrong with it.
    return
  }
  link.rel = 'preload'
  link.as = 'fetch'
  link.crossOrigin = ''
  document.head.append(link)
}
