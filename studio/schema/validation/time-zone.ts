import {isTimeZone} from '@reader-article/content'

import {currentTexts} from '../../i18n/current-texts.ts'

/** Accepts the IANA name of a time zone. */
export function checkTimeZone(name: string | undefined): true | string {
  const isValid: boolean = name === undefined || isTimeZone(name)
  return isValid ? true : currentTexts().t('validation.time-zone', {name: String(name)})
}
