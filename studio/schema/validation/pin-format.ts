import {isPin, PIN_RULE} from '@reader-article/content'

/** Accepts 4 to 10 ASCII digits, and a missing PIN: another rule requires it. */
export function checkPinFormat(pin: string | undefined): true | string {
  if (pin === undefined || isPin(pin)) {
    return true
  }
  return isPin(String(pin).replaceAll(/[\s-]/gu, ''))
    ? `A PIN has no spaces or dashes: ${PIN_RULE}.`
    : `A PIN has ${PIN_RULE}.`
}
