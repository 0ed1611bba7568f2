import {defineQuery} from 'groq'

import {articleFilter} from './article-filter.ts'
import {teaserFields} from './fragments.ts'

/** The teasers from the index `$from` to before `$to`, newest first; `$pin` and `$topic` are those of `articleFilter`. */
export const ARTICLES_QUERY = defineQuery(
  `*[${articleFilter}] | order(publishedAt desc, _id)[$from...$to]{${teaserFields}, "reader": reader->{name, pin}}`,
)
