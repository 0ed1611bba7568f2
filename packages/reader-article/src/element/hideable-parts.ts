/** The parts that a page can hide, by element; these are the words for the attribute `hide`. */
export const HIDEABLE_PARTS = {
  'reader-article': ['header', 'cover', 'sign-off', 'call', 'related'],
  'reader-directory': ['filters'],
} as const

/** An element with a `hide` attribute. */
type HidingTag = keyof typeof HIDEABLE_PARTS

/** A word of an element's `hide` attribute. */
export type HideablePart<Tag extends HidingTag = 'reader-article'> =
  (typeof HIDEABLE_PARTS)[Tag][number]

/** The parts to hide; `has()` accepts only names from `HIDEABLE_PARTS`. */
export interface HiddenParts<Tag extends HidingTag = 'reader-article'> {
  has(part: HideablePart<Tag>): boolean
}

/** Reads the parts to hide from a `hide` attribute; warns once about each unknown word, which has no effect. */
export function readHiddenParts(tag: HidingTag, hide: string | null | undefined): Set<string> {
  const words = new Set(hide?.split(/\s+/).filter(Boolean))
  const known: readonly string[] = HIDEABLE_PARTS[tag]
  for (const word of words) {
    if (!known.includes(word)) {
      void import('../explain.ts').then(
        ({warnAboutUnknownPart}) => warnAboutUnknownPart(tag, word, known),
        console.error,
      )
    }
  }
  return words
}
