import {defineQuery} from 'groq'

import {readerFields, settingsField} from './fragments.ts'

/** One reader by PIN, with the settings that a call link needs. */
export const READER_BY_PIN_QUERY = defineQuery(
  `*[_type == "reader" && pin == $pin][0]{${readerFields}, ${settingsField}}`,
)

/** All readers who have not retired, by name, with the settings that call links need. */
export const READERS_QUERY = defineQuery(
  `{"readers": *[_type == "reader" && retired != true] | order(name asc, _id){${readerFields}, specialities}, ${settingsField}}`,
)

/** All readers who have not retired, by name. */
export const DIRECTORY_QUERY = defineQuery(
  `*[_type == "reader" && retired != true] | order(name asc, _id){${readerFields}, specialities, languages}`,
)
