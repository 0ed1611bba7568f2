import {createTexts} from './create-texts.ts'
import {ENGLISH} from './en/index.ts'

/** The English texts. */
export const ENGLISH_TEXTS = createTexts(ENGLISH, 'en-US')
