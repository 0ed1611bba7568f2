import {MAX_SLUG_LENGTH, slugify} from '@reader-article/content'
import type {SlugValue} from 'sanity'

const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Accepts words of lowercase letters and digits joined by single hyphens, up to `MAX_SLUG_LENGTH` characters. */
export function checkSlugFormat(slug: SlugValue | undefined): true | string {
  const current = slug?.current
  if (current === undefined || current === '') {
    return true
  }
  if (current.length > MAX_SLUG_LENGTH) {
    return `The address has ${current.length} characters; the maximum is ${MAX_SLUG_LENGTH}.`
  }
  if (SLUG_PATTERN.test(current)) {
    return true
  }
  const valid = slugify(current)
  return `Use only the lowercase letters a to z, digits and single hyphens${valid ? `, such as ${valid}` : ''}.`
}
