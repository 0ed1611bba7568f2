import type {StringRule, ValidationContext} from 'sanity'

import {hasAsset} from '../image-asset.ts'

/** The rules of an alternative text: required if there is a picture, and short. */
export function altRules(rule: StringRule) {
  return [
    rule.custom(checkAlt),
    rule.max(250).warning('Use at most 250 characters; details belong in the caption.'),
  ]
}

/** Accepts any text; accepts an empty field only if there is no picture. */
export function checkAlt(
  alt: string | undefined,
  context: Pick<ValidationContext, 'parent'>,
): true | string {
  if (!hasAsset(context.parent) || (alt !== undefined && alt.trim() !== '')) {
    return true
  }
  return 'Describe what the picture shows, for people who cannot see it.'
}
