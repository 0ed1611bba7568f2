import {readerArticles, scriptTag} from '../by-script/by-script.ts'
import {preconnectTag} from '../preconnect-tag.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/**
 * Ours by the snippet of the package's README: the same for all articles, with a small script that
 * preloads the article in view, and a preconnect to the API.
 */
export const snippet: Variant = {
  name: 'snippet',
  title: 'Ours by the whole snippet',
  page: (request) => {
    const main = scriptTag(request)
    const preloading = main
      .replace('type="module"', 'type="module" async')
      .replace('/reader-article.js', '/reader-article-preload.js')
    return shell({
      head: `${preconnectTag(request.origins)}\n${preloading}\n${main}`,
      main: readerArticles(request),
    })
  },
}
