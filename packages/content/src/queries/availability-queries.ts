import {defineQuery} from 'groq'

import {availabilityFields} from './fragments.ts'

/** The availabilities with the ids `$ids`. */
export const AVAILABILITIES_BY_ID_QUERY = defineQuery(`*[_id in $ids]{_id, ${availabilityFields}}`)
