import type {StringRule} from 'sanity'

import {checkPin} from './pin-format.ts'
import {checkPinIsUnique} from './pin-is-unique.ts'

/** The rules of a PIN that callers are to dial. */
export function pinRules(rule: StringRule) {
  return [
    rule.required().error('Every reader needs a PIN: callers dial it.'),
    rule.custom(checkPin),
    rule.custom(checkPinIsUnique),
  ]
}
