import {CALLOUT_TONES} from '@reader-article/content'

import {currentTexts} from '../../i18n/current-texts.ts'

/** Returns the name of a kind of callouts, in the language of the Studio; undefined if there is no such kind. */
export function nameCallout(tone: unknown): string | undefined {
  const known = CALLOUT_TONES.find((each) => each === tone)
  return known && currentTexts().t(`row.callout.${known}`)
}
