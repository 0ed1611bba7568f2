import {defineQuery} from 'groq'

import {articleFilter} from './article-filter.ts'
import {settingsFields, teaserFields} from './fragments.ts'

/** A cover in a grid of teasers, without the preview, which would be larger than the text. */
const teaserCoverFields = `
  "asset": {"_ref": asset._ref}, crop, hotspot, alt
`

/** A page of teasers with covers, the total number of teasers, and the settings; with the parameters of ARTICLES_QUERY. */
export const TEASERS_QUERY = defineQuery(
  `{"articles": *[${articleFilter}] | order(publishedAt desc, _id)[$from...$to]{${teaserFields}, cover{${teaserCoverFields}}, "reader": reader->{name, pin}}, "total": count(*[${articleFilter}]), "settings": *[_id == "settings"][0]{${settingsFields}}}`,
)
