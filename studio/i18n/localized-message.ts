import type {LocalizedValidationMessages} from 'sanity'

import {currentTexts} from './current-texts.ts'
import type {PlainTextKey} from './translate.ts'

type RuleKey = Extract<PlainTextKey, `validation.${string}`>

/**
 * Returns a message for a rule's `error()` or `warning()`, in the language of the Studio when the rule is checked. Sanity
 * takes the message for `en-US` if there is none for another language.
 */
export function localizedMessage(key: RuleKey): LocalizedValidationMessages {
  return {
    get 'en-US'() {
      return currentTexts().t(key)
    },
  }
}
