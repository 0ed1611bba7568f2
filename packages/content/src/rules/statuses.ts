import {statusId} from './ids.ts'

/** How a status looks and reads at a glance; the words beside it belong to the editors. */
export type StatusTone = 'available' | 'busy' | 'away' | 'unavailable'

/** A word for how reachable a reader is. */
export interface StatusDefinition {
  label: string
  tone: StatusTone
  takesCalls: boolean
  order: number
}

/** A status every desk begins with, as the document that is stored. */
export interface StatusSeed extends StatusDefinition {
  _id: string
  _type: 'status'
}

/** The four statuses every desk begins with, in their order. */
export const STATUS_SEEDS: readonly StatusSeed[] = [
  seed('Available', 'available', true, 1),
  seed('Busy', 'busy', false, 2),
  seed('On a break', 'away', false, 3),
  seed('Currently Unavailable', 'unavailable', false, 4),
]

/** The form in which two labels are compared: case, kind of space and dash, and a final full stop do not count. */
export function statusKey(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‐-―−]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/[\s.]+$/u, '')
}

/**
 * Guesses what a label in an editor's own words means.
 *
 * What it cannot read is 'unavailable': nobody is sent a call on a guess.
 */
export function guessStatus(label: string): {tone: StatusTone; takesCalls: boolean} {
  const key = statusKey(label)
  const tone = GUESSES.find(([words]) => words.test(key))?.[1] ?? 'unavailable'
  return {tone, takesCalls: tone === 'available'}
}

// The first that matches wins, so what denies or postpones comes before what affirms.
const GUESSES: ReadonlyArray<readonly [RegExp, StatusTone]> = [
  [
    /\b(?:un|not?\b.*\b)(?:available|taking|accepting|working|open|free|ready|online)\b|\bno (?:more )?(?:calls|readings)\b|\bunavailable\b|\bclosed\b|\boff ?(?:line|duty|today|sick|shift)\b|^off$|\blogged (?:off|out)\b|\bsigned (?:off|out)\b|\bretired\b/u,
    'unavailable',
  ],
  [
    /\b(?:back|return(?:s|ing)?|away|break|lunch|tea|dinner|holidays?|vacation|leave|pause[d]?|resting|out of office|brb|afk|soon|later|shortly|tomorrow)\b|\b(?:available|free|online|open) (?:again|after|from|at|in|on)\b/u,
    'away',
  ],
  [
    /\b(?:busy|engaged|occupied|in (?:a|another) (?:reading|call|session|consultation|meeting)|on (?:a|another|the) (?:call|phone|line)|with (?:a|another) (?:caller|client)|in session|booked|queue)\b/u,
    'busy',
  ],
  [
    /\b(?:available|online|on ?line|ready|open|free|here|live|on duty|on shift|logged (?:in|on)|taking calls|accepting calls|call me|call now)\b/u,
    'available',
  ],
]

function seed(label: string, tone: StatusTone, takesCalls: boolean, order: number): StatusSeed {
  return {_id: statusId(label), _type: 'status', label, tone, takesCalls, order}
}
