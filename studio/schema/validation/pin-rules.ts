import type {StringRule} from 'sanity'

import {localizedMessage} from '../../i18n/localized-message.ts'
import {checkPinFormat} from './pin-format.ts'
import {checkPinIsUnique} from './pin-is-unique.ts'

/** The rules of a PIN: required, well-formed and unique. */
export function pinRules(rule: StringRule) {
  return [
    rule.required().error(localizedMessage('validation.pin.missing')),
    rule.custom(checkPinFormat),
    rule.custom(checkPinIsUnique),
  ]
}
