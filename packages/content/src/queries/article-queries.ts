import {defineQuery} from 'groq'

import {
  articleFields,
  articleFilter,
  settingsFields,
  teaserCoverFields,
  teaserFields,
} from './fragments.ts'

/** One article by its slug. */
export const ARTICLE_BY_SLUG_QUERY = defineQuery(
  `*[_type == "article" && slug.current == $slug][0]{${articleFields}}`,
)

/** One article by its id. */
export const ARTICLE_BY_ID_QUERY = defineQuery(
  `*[_type == "article" && _id == $id][0]{${articleFields}}`,
)

/** The newest article of the reader with a PIN. */
export const LATEST_ARTICLE_BY_PIN_QUERY = defineQuery(
  `*[_type == "article" && reader->pin == $pin] | order(publishedAt desc, _id)[0]{${articleFields}}`,
)

/** Many articles at once, by slugs, ids and the PINs whose newest is wanted; newest first. */
export const ARTICLES_BATCH_QUERY = defineQuery(
  `*[_type == "article" && (slug.current in $slugs || _id in $ids || _id in *[_type == "reader" && pin in $pins]{"latest": *[_type == "article" && reader._ref == ^._id] | order(publishedAt desc, _id)[0]._id}.latest)] | order(publishedAt desc, _id){${articleFields}}`,
)

/** A page of teasers, newest first: of one reader by `$pin`, of one topic by `$topic`; '' means all. */
export const ARTICLES_QUERY = defineQuery(
  `*[${articleFilter}] | order(publishedAt desc, _id)[$from...$to]{${teaserFields}, "reader": reader->{name, pin}}`,
)

/** A page of teasers with covers, how many there are in all, and the settings; parameters as in ARTICLES_QUERY. */
export const TEASERS_QUERY = defineQuery(
  `{"articles": *[${articleFilter}] | order(publishedAt desc, _id)[$from...$to]{${teaserFields}, cover{${teaserCoverFields}}, "reader": reader->{name, pin}}, "total": count(*[${articleFilter}]), "settings": *[_id == "settings"][0]{${settingsFields}}}`,
)
