import {statusId} from './ids.ts'
import {STATUS_TONES, type StatusTone, TONE_DETAILS} from './status-tone.ts'

/** A status that every dataset begins with, as the document that is stored. */
export interface StatusSeed {
  _id: string
  _type: 'status'
  label: string
  tone: StatusTone
  takesCalls: boolean
  order: number
}

/** The statuses that every dataset begins with, one for each tone. */
export const STATUS_SEEDS: readonly StatusSeed[] = STATUS_TONES.map((tone, index) => {
  const {label, takesCalls} = TONE_DETAILS[tone]
  return {_id: statusId(label), _type: 'status', label, tone, takesCalls, order: index + 1}
})

/** Normalises a label for comparing: case, the kind of spaces and dashes, and a final full stop do not count. */
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
 * A label that no tone matches is 'unavailable', so that visitors are not offered a call by mistake.
 */
export function guessStatus(label: string): {tone: StatusTone; takesCalls: boolean} {
  const key = statusKey(label)
  // From the last tone to the first, so that 'not available' and 'available from 6 pm' do not match 'available'.
  const tone =
    STATUS_TONES.findLast((each) => TONE_DETAILS[each].pattern.test(key)) ?? 'unavailable'
  return {tone, takesCalls: TONE_DETAILS[tone].takesCalls}
}
