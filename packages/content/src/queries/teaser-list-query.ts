import {defineQuery} from 'groq'

import {articleFilter} from './article-filter.ts'
import {pictureFields, settingsField, teaserFields} from './fragments.ts'

/**
 * A page of teasers with covers, the total number of teasers, and the settings; has the parameters of ARTICLES_QUERY.
 * The covers have no tiny preview: the previews would be larger than the text.
 */
export const TEASERS_QUERY = defineQuery(
  `{"articles": *[${articleFilter}] | order(publishedAt desc, _id)[$from...$to]{${teaserFields}, cover{${pictureFields}}, "reader": reader->{name, pin}}, "total": count(*[${articleFilter}]), ${settingsField}}`,
)
