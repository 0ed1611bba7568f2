import {
  getArticleUrl,
  renderArticleTags,
  renderRendererPreload,
  renderScriptTag,
} from '../by-script/by-script.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** Our element, with preloads of the first article's query and of the renderer in the page's head, so that code and content load in parallel. */
export const preloaded: Variant = {
  name: 'preloaded',
  title: 'Ours with a preloaded query',
  renderPage: (request) => {
    const [slug = ''] = request.slugs
    const url = getArticleUrl(request.origins, slug).replaceAll('&', '&amp;')
    return shell({
      head: `<link rel="preload" as="fetch" crossorigin href="${url}">\n${renderScriptTag(request)}\n${renderRendererPreload(request)}`,
      main: renderArticleTags(request),
    })
  },
}
