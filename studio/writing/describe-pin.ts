import {isPin} from '@reader-article/content'

import {currentTexts} from '../i18n/current-texts.ts'
import {checkPinFormat} from '../schema/validation/pin-format.ts'
import {explainTakenPin, type PinHolder} from '../schema/validation/pin-is-unique.ts'

/** A version of a reader with a PIN. */
export interface ReaderPin extends PinHolder {
  readonly pin: string
}

/** What is to be said about a PIN while somebody types it. */
export interface PinDescription {
  readonly tone: 'neutral' | 'positive' | 'critical'
  readonly text: string
}

/**
 * Describes whether a PIN can be used; undefined if nothing has been typed.
 *
 * @param id - The id of any version of the edited reader.
 */
export function describePin(
  pin: string,
  id: string,
  readers: readonly ReaderPin[],
): PinDescription | undefined {
  if (pin === '') {
    return undefined
  }
  const format = checkPinFormat(pin)
  if (!isPin(pin) || format !== true) {
    // Somebody may still be typing.
    return {tone: 'neutral', text: format === true ? '' : format}
  }
  const holders = readers.filter((reader) => reader.pin === pin)
  const taken = explainTakenPin(pin, id, holders)
  return taken === true
    ? {tone: 'positive', text: currentTexts().t('form.pin.free', {pin})}
    : {tone: 'critical', text: taken}
}
