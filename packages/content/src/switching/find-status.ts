import {statusId} from '../rules/ids.ts'
import {statusKey} from '../rules/statuses.ts'
import {StatusSwitchError} from './status-switch-error.ts'

/** A status that a reader can have. */
export interface StatusChoice {
  readonly id: string
  readonly label: string
}

/**
 * Finds a status by its id, its label, or its label as a slug, such as 'on-a-break'.
 *
 * @throws StatusSwitchError 'unknown-status', 'ambiguous-status'.
 */
export function findStatus(wanted: string, statuses: readonly StatusChoice[]): StatusChoice {
  const withId = statuses.find(({id}) => id === wanted)
  if (withId) {
    return withId
  }
  if (typeof wanted !== 'string') {
    throw createUnknownError(wanted, statuses)
  }
  const key = statusKey(wanted)
  const withLabel = statuses.filter(({label}) => statusKey(label) === key)
  const slug = statusId(wanted)
  const matches =
    withLabel.length > 0
      ? withLabel
      : statuses.filter(({id, label}) => key && (id === slug || statusId(label) === slug))
  const [match, ...others] = matches
  if (!match) {
    throw createUnknownError(wanted, statuses)
  }
  if (others.length > 0) {
    throw new StatusSwitchError(
      'ambiguous-status',
      `Several statuses are called ${JSON.stringify(wanted)}. Use an id: ${matches.map(({id}) => id).join(', ')}.`,
    )
  }
  return match
}

function createUnknownError(wanted: unknown, statuses: readonly StatusChoice[]): StatusSwitchError {
  const labels = statuses.map(({label}) => label).join(', ') || '(there are none yet)'
  return new StatusSwitchError(
    'unknown-status',
    `There is no status ${JSON.stringify(wanted)}. Use one of: ${labels}.`,
  )
}
