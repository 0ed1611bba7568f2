import {readSettings, record} from '@reader-article/content'

import type {ContentStore} from '../content/content-store.ts'
import {articleKeys} from '../content/describe-article.ts'
import {getArticle} from '../content/get-article.ts'
import {getReader} from '../content/get-reader.ts'
import {getSitePages} from '../content/get-site-pages.ts'
import {getTopic} from '../content/get-topic.ts'
import {replyWithoutArticle} from '../http/without-article.ts'
import {siteName} from '../pages/site-name.ts'
import type {Route} from '../routes.ts'
import type {Site} from '../site.ts'
import {cardReply} from './card-reply.ts'

/** Creates the routes of drawn cards, which link previews show for pages without a large picture. */
export function createCardRoutes(site: Site, store: ContentStore): readonly Route[] {
  return [
    {
      path: '/card.png',
      async reply() {
        const {settings, copy} = await getSitePages(store)
        const title = siteName(site, settings) || new URL(site.url).host
        return cardReply({title, byline: '', siteName: ''}, ['settings'], [copy], site)
      },
    },
    {
      path: '/articles/:slug/card.png',
      async reply({path: {slug = ''}, search, now}) {
        const found = await getArticle(store, slug, now)
        if (!found) {
          return replyWithoutArticle(
            slug,
            {folder: 'articles', file: 'card.png', search},
            site,
            store,
            now,
          )
        }
        const {title, reader, settings} = found.article
        const text = {title, byline: reader?.name ?? '', siteName: siteName(site, settings)}
        return cardReply(text, articleKeys(found.article), [found.copy], site)
      },
    },
    {
      path: '/readers/:pin/card.png',
      async reply({path: {pin = ''}, now}) {
        const found = await getReader(store, pin, now)
        if (!found) {
          return undefined
        }
        const {id, name, tagline} = found.reader
        const settings = readSettings(record(found.copy.result)['settings'])
        const text = {title: name, byline: tagline, siteName: siteName(site, settings)}
        return cardReply(text, [id, 'settings'], [found.copy], site)
      },
    },
    {
      path: '/topics/:slug/card.png',
      async reply({path: {slug = ''}}) {
        const found = await getTopic(store, slug)
        if (!found) {
          return undefined
        }
        const {id, title, description} = found.topic
        const {settings, copy} = await getSitePages(store)
        const text = {title, byline: description, siteName: siteName(site, settings)}
        return cardReply(text, [id, 'settings'], [found.copy, copy], site)
      },
    },
  ]
}
