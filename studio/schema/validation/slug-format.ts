import {MAX_SLUG_LENGTH, slugify} from '@reader-article/content'
import type {SlugValue} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'

const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Accepts words of lowercase letters and digits joined by single hyphens, up to `MAX_SLUG_LENGTH` characters. */
export function checkSlugFormat(slug: SlugValue | undefined): true | string {
  const current = slug?.current
  if (current === undefined || current === '') {
    return true
  }
  if (current.length > MAX_SLUG_LENGTH) {
    return currentTexts().t('validation.slug.long', {
      count: current.length,
      maximum: MAX_SLUG_LENGTH,
    })
  }
  if (SLUG_PATTERN.test(current)) {
    return true
  }
  const valid = slugify(current)
  const {t} = currentTexts()
  return valid ? t('validation.slug.format-such-as', {example: valid}) : t('validation.slug.format')
}
