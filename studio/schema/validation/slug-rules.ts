import {MAX_SLUG_LENGTH, slugify} from '@reader-article/content'
import type {SlugRule} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {checkSlugFormat} from './slug-format.ts'
import {checkSlugIsUnique} from './slug-is-unique.ts'

/** What all slug fields have in common: options and rules. */
export const slugRules = {
  options: {
    maxLength: MAX_SLUG_LENGTH,
    slugify,
    // Replaced by checkSlugIsUnique, whose message names the document that has the slug.
    isUnique: () => true,
  },
  /** `source` is the field from which the slug is created. */
  validate: (rule: SlugRule, source: 'title' | 'name') => [
    // Not required(), which adds a second message in the Studio's own words.
    rule.custom((slug) =>
      slug?.current ? true : currentTexts().t(`validation.slug.missing.${source}`),
    ),
    rule.custom(checkSlugFormat),
    rule.custom(checkSlugIsUnique),
  ],
}
