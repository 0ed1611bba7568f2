import {defineQuery} from 'groq'

import {availabilityFields} from './fragments.ts'

/** A reader's availability by its id: the live part, so that one switch makes no page ask for more. */
export const AVAILABILITY_BY_ID_QUERY = defineQuery(`*[_id == $id][0]{${availabilityFields}}`)

/** The availabilities of many readers by their ids, in one question. */
export const AVAILABILITIES_BY_ID_QUERY = defineQuery(`*[_id in $ids]{_id, ${availabilityFields}}`)
