import {defineQuery} from 'groq'

import {articleFields} from './fragments.ts'

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
