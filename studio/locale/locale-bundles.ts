import {defineLocaleResourceBundle} from 'sanity'

import {COPY_PASTE_TEXTS} from './copy-paste-texts.ts'
import {PRESENTATION_TEXTS} from './presentation-texts.ts'
import {RELEASE_STRUCTURE_TEXTS, RELEASE_STUDIO_TEXTS} from './release-texts.ts'
import {STRUCTURE_TEXTS} from './structure-texts.ts'
import {STUDIO_TEXTS} from './studio-texts.ts'
import {VALIDATION_TEXTS} from './validation-texts.ts'

const TEXTS = {
  structure: {...STRUCTURE_TEXTS, ...RELEASE_STRUCTURE_TEXTS},
  studio: {...STUDIO_TEXTS, ...RELEASE_STUDIO_TEXTS},
  validation: VALIDATION_TEXTS,
  'copy-paste': COPY_PASTE_TEXTS,
  presentation: PRESENTATION_TEXTS,
}

/** The Studio's texts in editors' words: articles, readers and statuses instead of documents and datasets. */
export const localeBundles = Object.entries(TEXTS).map(([namespace, resources]) =>
  defineLocaleResourceBundle({locale: 'en-US', namespace, resources}),
)
