/** The tones of a callout, in the order in which the Studio offers them. */
export const CALLOUT_TONES = ['note', 'tip', 'warning'] as const

/** One of the tones of a callout. */
export type CalloutTone = (typeof CALLOUT_TONES)[number]
