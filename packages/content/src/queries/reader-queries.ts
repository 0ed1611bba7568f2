import {defineQuery} from 'groq'

import {readerFields, settingsFields} from './fragments.ts'

/** One reader by PIN, with the settings that a call link needs. */
export const READER_BY_PIN_QUERY = defineQuery(
  `*[_type == "reader" && pin == $pin][0]{${readerFields}, "settings": *[_id == "settings"][0]{${settingsFields}}}`,
)

/** All readers who have not retired, by name, with the settings that call links need. */
export const READERS_QUERY = defineQuery(
  `{"readers": *[_type == "reader" && retired != true] | order(name asc, _id){${readerFields}, specialities}, "settings": *[_id == "settings"][0]{${settingsFields}}}`,
)

/** All readers who have not retired, by name. */
export const DIRECTORY_QUERY = defineQuery(
  `*[_type == "reader" && retired != true] | order(name asc, _id){${readerFields}, specialities, languages}`,
)
