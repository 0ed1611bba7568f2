/**
 * The tones of a status, from the most to the least reachable: the order of directories, of the Studio's list
 * and of the first statuses. To add a tone, add it here and follow the compiler.
 */
export const STATUS_TONES = ['available', 'busy', 'in-call', 'away', 'unavailable'] as const

/** Decides the sign and the colour of a status; its label is in the editors' own words. */
export type StatusTone = (typeof STATUS_TONES)[number]

/** What belongs to a tone in addition to its sign. */
export interface ToneDetails {
  /** The option in the Studio: the tone's name and a description of its sign. */
  readonly title: string
  /** The label of the status with this tone that every dataset begins with. */
  readonly label: string
  /** Whether that status takes calls; also the guess for every other label that matches this tone. */
  readonly takesCalls: boolean
  /** Matches a label, in the form of `statusKey()`, that probably means this tone. */
  readonly pattern: RegExp
}

/** The details of every tone; separate from the list above, because pages need only the list. */
export const TONE_DETAILS: Readonly<Record<StatusTone, ToneDetails>> = {
  available: {
    title: 'Available: a filled dot',
    label: 'Available',
    takesCalls: true,
    pattern:
      /\b(?:available|online|on ?line|ready|open|free|here|live|on duty|on shift|logged (?:in|on)|taking calls|accepting calls|call me|call now)\b/u,
  },
  busy: {
    title: 'Busy: a ring',
    label: 'Busy',
    takesCalls: false,
    pattern: /\b(?:busy|engaged|occupied|in (?:a|another) meeting|booked|queue)\b/u,
  },
  'in-call': {
    title: 'In a call: a ring with a dot in it',
    label: 'In a call',
    takesCalls: false,
    pattern:
      /\b(?:in (?:a|another) (?:reading|call|session|consultation)|on (?:a|another|the) (?:call|phone|line)|with (?:a|another) (?:caller|client)|in session)\b/u,
  },
  away: {
    title: 'Away: a half-ring',
    label: 'On a break',
    takesCalls: false,
    pattern:
      /\b(?:back|return(?:s|ing)?|away|break|lunch|tea|dinner|holidays?|vacation|leave|pause[d]?|resting|out of office|brb|afk|soon|later|shortly|tomorrow)\b|\b(?:available|free|online|open) (?:again|after|from|at|in|on)\b/u,
  },
  unavailable: {
    title: 'Unavailable: a bar',
    label: 'Currently Unavailable',
    takesCalls: false,
    pattern:
      /\b(?:un|not?\b.*\b)(?:available|taking|accepting|working|open|free|ready|online)\b|\bno (?:more )?(?:calls|readings)\b|\bunavailable\b|\bclosed\b|\boff ?(?:line|duty|today|sick|shift)\b|^off$|\blogged (?:off|out)\b|\bsigned (?:off|out)\b|\bretired\b/u,
  },
}

/** Reads a tone; an unknown value is 'unavailable'. */
export function readTone(value: unknown): StatusTone {
  return STATUS_TONES.find((tone) => tone === value) ?? 'unavailable'
}
