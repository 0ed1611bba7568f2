/** The parts that a page can hide, by element: the words of its `hide` attribute. */
export const HIDEABLE_PARTS = {
  'reader-article': ['header', 'cover', 'sign-off', 'call', 'related'],
  'reader-directory': ['filters'],
} as const

/** An element with a `hide` attribute. */
type HidingTag = keyof typeof HIDEABLE_PARTS

/** A word of an element's `hide` attribute. */
export type HideablePart<Tag extends HidingTag = 'reader-article'> =
  (typeof HIDEABLE_PARTS)[Tag][number]

/** The parts to hide that a `hide` attribute names; unknown words are ignored. */
export function readHiddenParts<Tag extends HidingTag>(
  tag: Tag,
  hide: string | null | undefined,
): ReadonlySet<HideablePart<Tag>> {
  const words: readonly string[] = hide?.split(/\s+/) ?? []
  const parts: readonly HideablePart<Tag>[] = HIDEABLE_PARTS[tag]
  return new Set(parts.filter((part) => words.includes(part)))
}
