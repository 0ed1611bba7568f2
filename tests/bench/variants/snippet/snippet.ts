import {renderArticleTags, renderRendererPreload, renderScriptTag} from '../by-script/by-script.ts'
import {renderPreconnectTag} from '../preconnect-tag.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/**
 * Our element with the whole snippet of the package's README: a preconnect to the API, a small script
 * that preloads the article in view, the script of the elements, and a preload of the renderer.
 */
export const snippet: Variant = {
  name: 'snippet',
  title: 'Ours with the whole snippet',
  renderPage: (request) => {
    const elementsTag = renderScriptTag(request)
    const preloadTag = elementsTag
      .replace('type="module"', 'type="module" async')
      .replace('/reader-article.js', '/reader-article-preload.js')
    return shell({
      head: `${renderPreconnectTag(request.origins)}\n${preloadTag}\n${elementsTag}\n${renderRendererPreload(request)}`,
      main: renderArticleTags(request),
    })
  },
}
