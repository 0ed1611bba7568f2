import {createCardRoutes} from './cards/card-routes.ts'
import type {ContentStore} from './content/content-store.ts'
import {findNear} from './content/find-near.ts'
import {getArticle, getMovedArticle} from './content/get-article.ts'
import {getFeed} from './content/get-feed.ts'
import {getList, readPageNumber} from './content/get-list.ts'
import {getReader} from './content/get-reader.ts'
import {getSitePages} from './content/get-site-pages.ts'
import {getTopic} from './content/get-topic.ts'
import {isWithdrawn} from './content/is-withdrawn.ts'
import {embedPage} from './embed/embed-page.ts'
import {readEmbedOptions} from './embed/embed-options.ts'
import {embedScript, problemScript} from './embed/embed-script.ts'
import {readScriptOptions} from './embed/script-options.ts'
import {PAGE_SCRIPT} from './embed/scripts.ts'
import {feedReply, type FeedType} from './feeds/feed-reply.ts'
import {createFragmentRoutes} from './fragments/fragment-routes.ts'
import {redirectReply} from './http/redirect.ts'
import {replyWithoutArticle} from './http/without-article.ts'
import {errorReply, type Reply} from './http/reply.ts'
import {articleFormat, type ArticleFormat} from './machine/article-formats.ts'
import {llms} from './machine/llms.ts'
import {robots} from './machine/robots.ts'
import {sitemap} from './machine/sitemap.ts'
import {newsletterPage} from './newsletter/newsletter-page.ts'
import {oembed, readArticleUrl, readMaximum} from './oembed/oembed.ts'
import {articlePage} from './pages/article-page.ts'
import {FEED_FILES} from './pages/feed-links.ts'
import {frontPage} from './pages/front-page.ts'
import {notFoundPage} from './pages/not-found-page.ts'
import {readerPage} from './pages/reader-page.ts'
import {topicPage} from './pages/topic-page.ts'
import {pageUrl, type Site} from './site.ts'

/** The parameters of the path and of the query of a request. */
export interface Wanted {
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The query as it was sent, with its question mark, or ''. */
  readonly search: string
  readonly now: Date
}

/** An address and what is there; undefined if there is nothing. */
export interface Route {
  readonly path: string
  readonly reply: (wanted: Wanted) => Promise<Reply | undefined>
}

/** Creates the routes of a site, except for `/health`. */
export function createRoutes(site: Site, store: ContentStore): readonly Route[] {
  return [
    {
      path: '/',
      async reply({query, now}) {
        const page = readPageNumber(query['page'])
        const found = page && (await getList(store, {}, page))
        return found ? frontPage(found, await getSitePages(store), site, now) : undefined
      },
    },
    {
      path: '/articles/:name',
      async reply({path: {name = ''}, search, now}) {
        const {slug, format} = splitName(name)
        const found = await getArticle(store, slug, now)
        if (found) {
          return format ? articleFormat(found, format, site, now) : articlePage(found, site, now)
        }
        const moved = await getMovedArticle(store, slug, now)
        if (moved) {
          const extension = format ? `.${format}` : ''
          return redirectReply(moved, {folder: 'articles', extension, search}, site)
        }
        const [pages, isGone] = await Promise.all([getSitePages(store), isWithdrawn(store, slug)])
        const near = findNear(slug, pages.articles)
        return notFoundPage(site, pages, near, 'articles', isGone ? 410 : 404)
      },
    },
    {
      path: '/readers/:pin',
      async reply({path: {pin = ''}, query, now}) {
        const page = readPageNumber(query['page'])
        const reader = await getReader(store, pin, now)
        const found = reader && page && (await getList(store, {pin}, page))
        return found ? readerPage(reader.reader, reader.copy, found, site, now) : undefined
      },
    },
    {
      path: '/topics/:slug',
      async reply({path: {slug = ''}, query, now}) {
        const page = readPageNumber(query['page'])
        const topic = await getTopic(store, slug)
        const found = topic && page && (await getList(store, {topic: slug}, page))
        if (found) {
          return topicPage(topic.topic, topic.copy, found, site, now)
        }
        const pages = await getSitePages(store)
        return notFoundPage(site, pages, findNear(slug, pages.topics), 'topics')
      },
    },
    ...createCardRoutes(site, store),
    ...FEED_TYPES.flatMap((type) => createFeedRoutes(type, site, store)),
    ...createFragmentRoutes(site, store),
    {path: '/sitemap.xml', reply: async () => sitemap(await getSitePages(store), site)},
    {path: '/robots.txt', reply: async () => robots(site)},
    {path: '/llms.txt', reply: async () => llms(await getSitePages(store), site)},
    {
      path: '/oembed',
      async reply({query: {url = '', format = 'json', maxwidth, maxheight}, now}) {
        if (format !== 'json' && format !== 'xml') {
          const message = `format ${JSON.stringify(format)} is not supported. Use json or xml.\n`
          return errorReply(501, message)
        }
        const slug = readArticleUrl(url, site)
        const found =
          slug === undefined
            ? undefined
            : ((await getArticle(store, slug, now)) ?? (await getMovedArticle(store, slug, now)))
        const size = {maxWidth: readMaximum(maxwidth), maxHeight: readMaximum(maxheight)}
        return found
          ? oembed(found, format, size, site)
          : errorReply(
              404,
              `url ${JSON.stringify(url)} is not of an article. Use for example ${site.url}/articles/how-to-listen.\n`,
            )
      },
    },
    {
      path: '/embed/:name',
      async reply({path: {name: slug = ''}, query, search, now}) {
        if (slug.endsWith('.js')) {
          const name = slug.slice(0, -'.js'.length)
          return replyWithScript(name, {query, search}, site, store, now)
        }
        const options = readEmbedOptions(query)
        if (typeof options === 'string') {
          return errorReply(400, `${options}\n`)
        }
        const found = await getArticle(store, slug, now)
        return found
          ? embedPage(found, options, site, now)
          : replyWithoutArticle(slug, {folder: 'embed', search}, site, store, now)
      },
    },
    {
      path: '/newsletter/:slug',
      async reply({path: {slug = ''}, query, search, now}) {
        const options = readEmbedOptions(query)
        if (typeof options === 'string') {
          return errorReply(400, `${options}\n`)
        }
        const found = await getArticle(store, slug, now)
        return found
          ? newsletterPage(found, options, site, now)
          : replyWithoutArticle(slug, {folder: 'newsletter', search}, site, store, now)
      },
    },
    {
      path: '/embed.js',
      reply: async () => ({
        status: 200,
        type: 'text/javascript',
        body: PAGE_SCRIPT,
        keys: [],
        copies: [],
        headers: {
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
        },
      }),
    },
  ]
}

async function replyWithScript(
  slug: string,
  {query, search}: Pick<Wanted, 'query' | 'search'>,
  site: Site,
  store: ContentStore,
  now: Date,
): Promise<Reply> {
  const options = readScriptOptions(query)
  if (typeof options === 'string') {
    return problemScript(options, slug, site)
  }
  const found = await getArticle(store, slug, now)
  const script = found && embedScript(found, options, site, now)
  if (script) {
    return script
  }
  const moved = await getMovedArticle(store, slug, now)
  if (moved) {
    return redirectReply(moved, {folder: 'embed', extension: '.js', search}, site)
  }
  const problem = (await isWithdrawn(store, slug))
    ? `The article with the slug ${JSON.stringify(slug)} has been withdrawn`
    : `There is no published article with the slug ${JSON.stringify(slug)}`
  return problemScript(
    `${problem}, so nothing is shown. ${pageUrl(site, 'sitemap.xml')} lists all.`,
    slug,
    site,
  )
}

const FEED_TYPES: readonly FeedType[] = [
  'application/atom+xml',
  'application/rss+xml',
  'application/feed+json',
]

function createFeedRoutes(type: FeedType, site: Site, store: ContentStore): readonly Route[] {
  const file = FEED_FILES[type]
  return [
    {
      path: `/${file}`,
      reply: async ({now}) => feedReply(await getFeed(store, {}, now), type, site, now, {}),
    },
    {
      path: `/readers/:pin/${file}`,
      async reply({path: {pin = ''}, now}) {
        const found = await getReader(store, pin, now)
        if (!found) {
          return undefined
        }
        const {name: title, tagline: description} = found.reader
        const path = ['readers', pin]
        const feed = await getFeed(store, {pin}, now)
        return feedReply(feed, type, site, now, {title, description, path})
      },
    },
    {
      path: `/topics/:slug/${file}`,
      async reply({path: {slug = ''}, now}) {
        const found = await getTopic(store, slug)
        if (!found) {
          return undefined
        }
        const {title, description} = found.topic
        const path = ['topics', slug]
        const feed = await getFeed(store, {topic: slug}, now)
        return feedReply(feed, type, site, now, {title, description, path})
      },
    },
  ]
}

/** Splits the name in an address into the slug and the format of an article. */
function splitName(name: string): {slug: string; format: ArticleFormat | undefined} {
  const [, slug = name, extension] = /^(.*)\.(md|txt|json)$/s.exec(name) ?? []
  return {
    slug,
    format: FORMATS.find((each) => each === extension),
  }
}

const FORMATS: readonly ArticleFormat[] = ['md', 'txt', 'json']
