import {MAX_SLUG_LENGTH, slugify} from '@reader-article/content'
import type {SlugRule} from 'sanity'

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
  /** `hint` says what to do if the slug is missing. */
  validate: (rule: SlugRule, hint: string) => [
    // Not required(), which adds a second message in the Studio's own words.
    rule.custom((slug) => (slug?.current ? true : `The address is missing. ${hint}`)),
    rule.custom(checkSlugFormat),
    rule.custom(checkSlugIsUnique),
  ],
}
