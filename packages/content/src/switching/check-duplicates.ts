import type {PlannedSwitch} from './commit-switches.ts'
import {StatusSwitchError} from './status-switch-error.ts'

/**
 * Checks that no reader is switched twice in one transaction.
 *
 * @throws StatusSwitchError 'duplicate-reader'.
 */
export function checkDuplicates(switches: readonly PlannedSwitch[]): void {
  const ids = new Set<string>()
  for (const {reader} of switches) {
    if (ids.has(reader.id)) {
      throw new StatusSwitchError(
        'duplicate-reader',
        `${reader.name} (PIN ${reader.pin}) is to be switched twice. Name each reader once.`,
      )
    }
    ids.add(reader.id)
  }
}
