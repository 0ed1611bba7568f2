import {defineQuery} from 'groq'

import {articleFilter} from './article-filter.ts'
import {teaserFields} from './fragments.ts'

/** The teasers from `$from` to before `$to`, newest first: of one reader by `$pin`, of one topic by `$topic`; '' means all. */
export const ARTICLES_QUERY = defineQuery(
  `*[${articleFilter}] | order(publishedAt desc, _id)[$from...$to]{${teaserFields}, "reader": reader->{name, pin}}`,
)
