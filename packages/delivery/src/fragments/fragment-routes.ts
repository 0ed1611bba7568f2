import type {ContentStore} from '../content/content-store.ts'
import {getArticle} from '../content/get-article.ts'
import {getReader} from '../content/get-reader.ts'
import {getSitePages} from '../content/get-site-pages.ts'
import {errorReply} from '../http/reply.ts'
import {replyWithoutArticle} from '../http/without-article.ts'
import type {Route} from '../routes.ts'
import {search} from '../search/search.ts'
import {readSearchOptions} from '../search/search-options.ts'
import type {Site} from '../site.ts'
import {readFragmentOptions} from './fragment-options.ts'
import {articleFragment, readerFragment} from './fragments.ts'

/** Creates the routes for programs that choose articles and readers, and put them into pages of their own. */
export function createFragmentRoutes(site: Site, store: ContentStore): readonly Route[] {
  return [
    {
      path: '/search.json',
      async reply({query}) {
        const options = readSearchOptions(query)
        return typeof options === 'string'
          ? errorReply(400, `${options}\n`)
          : search(await getSitePages(store), options, site)
      },
    },
    {
      path: '/fragments/articles/:slug',
      async reply({path: {slug = ''}, query, search: sent, now}) {
        const options = readFragmentOptions(query)
        if (typeof options === 'string') {
          return errorReply(400, `${options}\n`)
        }
        const found = await getArticle(store, slug, now)
        return found
          ? articleFragment(found, options, site, now)
          : replyWithoutArticle(
              slug,
              {folder: 'fragments/articles', search: sent},
              site,
              store,
              now,
            )
      },
    },
    {
      path: '/fragments/readers/:pin',
      async reply({path: {pin = ''}, query, now}) {
        const options = readFragmentOptions(query)
        if (typeof options === 'string') {
          return errorReply(400, `${options}\n`)
        }
        const found = await getReader(store, pin, now)
        return found && readerFragment(found, options, site, now)
      },
    },
  ]
}
