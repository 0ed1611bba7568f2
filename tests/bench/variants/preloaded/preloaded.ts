import {articleAddress, readerArticles, scriptTag} from '../by-script/by-script.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** Ours with the first article's query in the page's head, so that code and content come at once. */
export const preloaded: Variant = {
  name: 'preloaded',
  title: 'Ours with a preloaded query',
  page: (request) => {
    const [slug = ''] = request.slugs
    const address = articleAddress(request.origins, slug).replaceAll('&', '&amp;')
    return shell({
      head: `<link rel="preload" as="fetch" crossorigin href="${address}">\n${scriptTag(request)}`,
      main: readerArticles(request),
    })
  },
}
