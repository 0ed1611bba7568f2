import {defineQuery} from 'groq'

import {articleFilter} from './article-filter.ts'
import {pictureFields, settingsField, teaserFields} from './fragments.ts'

/** A page of teasers with covers, without previews, which would be larger than the text; the total number of teasers, and the settings; with the parameters of ARTICLES_QUERY. */
export const TEASERS_QUERY = defineQuery(
  `{"articles": *[${articleFilter}] | order(publishedAt desc, _id)[$from...$to]{${teaserFields}, cover{${pictureFields}}, "reader": reader->{name, pin}}, "total": count(*[${articleFilter}]), ${settingsField}}`,
)
