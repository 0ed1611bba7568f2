/** Accepts a BCP 47 language tag in its canonical spelling. */

import {currentTexts} from '../../i18n/current-texts.ts'
export function checkLanguageTag(tag: string | undefined): true | string {
  if (tag === undefined) {
    return true
  }
  const canonical = canonicalTag(tag)
  if (canonical === undefined || !/^[a-z]{2,3}(?:-|$)/u.test(canonical)) {
    return currentTexts().t('validation.language.unknown', {tag})
  }
  return canonical === tag
    ? true
    : currentTexts().t('validation.language.spelling', {canonical, tag})
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
