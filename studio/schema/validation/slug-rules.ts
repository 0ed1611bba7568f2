import {MAX_SLUG_LENGTH, slugify} from '@reader-article/content'
import {type SlugRule, type SlugValue} from 'sanity'

import {checkSlugIsUnique} from './slug-is-unique.ts'

const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** What every address field has in common. */
export const slugRules = {
  options: {
    maxLength: MAX_SLUG_LENGTH,
    slugify,
    // Ours (checkSlugIsUnique) names who has the address; the built-in check only says that it is taken.
    isUnique: () => true,
  },
  /** The rules of an address; `howTo` says what to do where it is missing. */
  validate: (rule: SlugRule, howTo: string) => [
    // Not required(): that adds a second message of the Studio's own.
    rule.custom((slug) => (slug?.current ? true : `The address is missing. ${howTo}`)),
    rule.custom(checkSlug),
    rule.custom(checkSlugIsUnique),
  ],
}

/** Accepts lower-case letters and digits in words joined by single hyphens, 96 characters at most. */
export function checkSlug(slug: SlugValue | undefined): true | string {
  const current = slug?.current
  if (current === undefined || current === '') {
    return true
  }
  if (current.length > MAX_SLUG_LENGTH) {
    return `The address has ${current.length} characters; ${MAX_SLUG_LENGTH} is the most.`
  }
  if (SLUG_PATTERN.test(current)) {
    return true
  }
  const better = slugify(current)
  return `Use small letters a to z, digits and single hyphens only${better ? `, such as ${better}` : ''}.`
}
