import {
  absoluteArticleAddress,
  type Article,
  articleJsonLd,
  isAbsolute,
  serialiseJsonLd,
} from '@reader-article/content'

import {getSitePaths} from './configuration.ts'

/**
 * Adds the description of an article for search engines to the page's head until the signal is aborted.
 *
 * @param articlePath - The path of the site's article pages; by default the configured one.
 */
export function showJsonLd(
  article: Article | undefined,
  root: ParentNode,
  articlePath: string | null | undefined,
  signal: AbortSignal,
): void {
  if (!article || signal.aborted) {
    return
  }
  const path = articlePath || getSitePaths().articlePath
  const url = findCanonicalUrl() || absoluteArticleAddress(article, path) || getPageUrl()
  const image = root.querySelector<HTMLImageElement>('[part=cover] img')?.src
  const script = createEmptyScript()
  script.type = 'application/ld+json'
  script.append(serialiseJsonLd(articleJsonLd(article, {url, image})))
  document.head.append(script)
  signal.addEventListener('abort', () => script.remove())
}

function findCanonicalUrl(): string {
  const link = document.querySelector<HTMLLinkElement>('link[rel~=canonical][href]')
  return link && isAbsolute(link.href) ? link.href : ''
}

/** Returns the page's URL without its hash; undefined if it is not an HTTP URL, as in a frame without `src`. */
function getPageUrl(): string | undefined {
  const [url = ''] = location.href.split('#')
  return isAbsolute(url) ? url : undefined
}

/**
 * Creates a script element without attributes. If a page requires trusted types, browsers refuse text in
 * a new script element, even if the text is data. They accept text in a copy of a script that has run.
 */
function createEmptyScript(): HTMLScriptElement {
  // Module scripts before this one have run, since they run in order.
  const executed = document.querySelector<HTMLScriptElement>('script[type=module]:not([async])')
  if (!executed) {
    return document.createElement('script')
  }
  const copy = document.importNode(executed)
  for (const name of copy.getAttributeNames()) {
    copy.removeAttribute(name)
  }
  return copy
}
