import type {StringRule} from 'sanity'

import {checkPinFormat} from './pin-format.ts'
import {checkPinIsUnique} from './pin-is-unique.ts'

/** The rules of a PIN: required, well-formed and unique. */
export function pinRules(rule: StringRule) {
  return [
    rule.required().error('Every reader needs a PIN that callers can dial.'),
    rule.custom(checkPinFormat),
    rule.custom(checkPinIsUnique),
  ]
}
