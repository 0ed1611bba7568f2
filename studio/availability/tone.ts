import type {StatusTone} from '@reader-article/content'

/** The tone a value names; what it does not name is 'unavailable'. */
export function toneIn(value: unknown): StatusTone {
  return value === 'available' || value === 'busy' || value === 'away' ? value : 'unavailable'
}
