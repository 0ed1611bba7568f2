import {isPin} from '@reader-article/content'

import {currentTexts} from '../../i18n/current-texts.ts'

/** Accepts 4 to 10 ASCII digits, and a missing PIN: another rule requires it. */
export function checkPinFormat(pin: string | undefined): true | string {
  if (pin === undefined || isPin(pin)) {
    return true
  }
  return isPin(String(pin).replaceAll(/[\s-]/gu, ''))
    ? currentTexts().t('validation.pin.spaces')
    : currentTexts().t('validation.pin.format')
}
