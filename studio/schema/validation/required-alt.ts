import type {StringRule, ValidationContext} from 'sanity'

/** The rule of every alternative text: it must be there where a picture is. */
export function requiredAlt(rule: StringRule) {
  return [
    rule.custom(checkAlt),
    rule.max(250).warning('Say it in fewer than 250 characters; details belong in the caption.'),
  ]
}

/** Accepts a text, or nothing where the field stands in no picture. */
export function checkAlt(
  alt: string | undefined,
  context: Pick<ValidationContext, 'parent'>,
): true | string {
  if (!hasAsset(context.parent) || (alt !== undefined && alt.trim() !== '')) {
    return true
  }
  return 'Say what the picture shows: people who cannot see it will hear this.'
}

/** Whether a value is a picture that has been chosen or uploaded. */
export function hasAsset(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'asset' in value && Boolean(value.asset)
}

/** Hides what belongs to a picture until there is one. */
export function withoutAsset({parent}: {parent?: unknown}): boolean {
  return !hasAsset(parent)
}
