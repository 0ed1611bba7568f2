import type {StringRule, ValidationContext} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {hasAsset} from '../image-asset.ts'

/** The rules of an alternative text: required if there is a picture, and short. */
export function altRules(rule: StringRule) {
  return [rule.custom(checkAlt), rule.max(250).warning(localizedMessage('validation.alt.long'))]
}

/** Accepts any text; accepts an empty field only if there is no picture. */
export function checkAlt(
  alt: string | undefined,
  context: Pick<ValidationContext, 'parent'>,
): true | string {
  if (!hasAsset(context.parent) || (alt !== undefined && alt.trim() !== '')) {
    return true
  }
  return currentTexts().t('validation.alt.missing')
}
