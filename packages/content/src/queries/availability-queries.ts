import {defineQuery} from 'groq'

import {availabilityFields} from './fragments.ts'

/** The availabilities of many readers by their ids, in one question. */
export const AVAILABILITIES_BY_ID_QUERY = defineQuery(`*[_id in $ids]{_id, ${availabilityFields}}`)
