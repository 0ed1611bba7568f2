const MAX_RECOMMENDED_LENGTH = 70

import {currentTexts} from '../../i18n/current-texts.ts'
const MAX_LENGTH = 120

/** Rejects a title of more than 120 grapheme clusters: characters as people count them. */
export function checkTitleLength(title: string | undefined): true | string {
  const length = countCharacters(title)
  return length <= MAX_LENGTH
    ? true
    : currentTexts().t('validation.title.long', {count: length, maximum: MAX_LENGTH})
}

/** Warns about a title of 71 to 120 grapheme clusters. */
export function adviseTitleLength(title: string | undefined): true | string {
  const length = countCharacters(title)
  return length <= MAX_RECOMMENDED_LENGTH || length > MAX_LENGTH
    ? true
    : currentTexts().t('validation.title.cut', {
        count: length,
        maximum: MAX_RECOMMENDED_LENGTH,
      })
}

// Creating a segmenter takes longer than counting the characters of a title.
const segmenter = new Intl.Segmenter()

function countCharacters(text: string | undefined): number {
  return text === undefined ? 0 : [...segmenter.segment(text)].length
}
