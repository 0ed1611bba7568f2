import {defineQuery} from 'groq'

import {articleFilter} from './article-filter.ts'
import {articleFields, pictureFields, readerFields, settingsField} from './fragments.ts'

/** Whole articles from the index `$from` to before `$to`, newest first, for feeds; has the parameters of ARTICLES_QUERY. */
export const FEED_QUERY = defineQuery(
  `{"articles": *[${articleFilter} && defined(slug.current)] | order(publishedAt desc, _id)[$from...$to]{_updatedAt, ${articleFields}}, ${settingsField}}`,
)

/** One reader by PIN, with all that the reader's own page shows. */
export const READER_PAGE_QUERY = defineQuery(
  `*[_type == "reader" && pin == $pin][0]{${readerFields}, biography, specialities, languages, ${settingsField}}`,
)

/** One topic by its slug. */
export const TOPIC_BY_SLUG_QUERY = defineQuery(
  `*[_type == "topic" && slug.current == $slug][0]{_id, title, "slug": slug.current, description}`,
)

/** What is known about a withdrawn article by one of its slugs. */
export const WITHDRAWN_ARTICLE_QUERY = defineQuery(
  `*[_type == "withdrawnArticle" && $slug in slugs][0]{_id}`,
)

/** The pages of a whole site, for sitemaps and for what is near an address: at most 20,000 articles, newest first. */
export const SITE_PAGES_QUERY = defineQuery(`{
  "articles": *[_type == "article" && defined(slug.current)] | order(publishedAt desc, _id)[0...20000]{title, excerpt, "slug": slug.current, _updatedAt},
  "readers": *[_type == "reader" && defined(pin) && retired != true] | order(name asc, _id){name, pin, tagline, photo{${pictureFields}}, _updatedAt},
  "topics": *[_type == "topic" && defined(slug.current)] | order(title asc, _id){title, description, "slug": slug.current, _updatedAt},
  ${settingsField}
}`)
