import {defineQuery} from 'groq'

import {articleFilter} from './article-filter.ts'
import {settingsFields, teaserFields} from './fragments.ts'

/** What a grid of teasers shows of a cover: its preview would outweigh the text. */
const teaserCoverFields = `
  "asset": {"_ref": asset._ref}, crop, hotspot, alt
`

/** A page of teasers with covers, how many there are in all, and the settings; parameters as in ARTICLES_QUERY. */
export const TEASERS_QUERY = defineQuery(
  `{"articles": *[${articleFilter}] | order(publishedAt desc, _id)[$from...$to]{${teaserFields}, cover{${teaserCoverFields}}, "reader": reader->{name, pin}}, "total": count(*[${articleFilter}]), "settings": *[_id == "settings"][0]{${settingsFields}}}`,
)
