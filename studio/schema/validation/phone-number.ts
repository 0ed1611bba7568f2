import {isPhoneNumber} from '@reader-article/content'

import {currentTexts} from '../../i18n/current-texts.ts'

/** Accepts the phone numbers that pages show: in the international form of E.164, grouped by single spaces. */
export function checkPhoneNumber(number: string | undefined): true | string {
  if (number === undefined || isPhoneNumber(number)) {
    return true
  }
  const grouped = number.replaceAll(/[\s().-]+/gu, ' ').trim()
  return isPhoneNumber(grouped)
    ? currentTexts().t('validation.phone.spaces', {number: grouped})
    : currentTexts().t('validation.phone.form')
}
