import {useEffect} from 'react'

import {type BoardCommand, isField, readCommand} from './keys.ts'
import {useStable} from './use-stable.ts'

/** Elements that handle keys themselves. */
const OWN_KEYS = '[role=dialog], [role=menu], [role=listbox]'

/** Runs the commands of keys while the board is shown. `run` returns false if the command does nothing now. */
export function useBoardKeys(isEnabled: boolean, run: (command: BoardCommand) => boolean): void {
  const runLatest = useStable(run)
  useEffect(() => {
    if (!isEnabled) {
      return undefined
    }
    const handle = (event: KeyboardEvent) => {
      const {target} = event
      const isOwnKey = target instanceof Element && target.closest(OWN_KEYS) !== null
      if (event.defaultPrevented || event.isComposing || isField(target) || isOwnKey) {
        return
      }
      const command = readCommand(event)
      // A key that is held down must not switch again and again.
      const isRepeated = event.repeat && command?.type !== 'move'
      if (command && !isRepeated && runLatest(command)) {
        event.preventDefault()
      }
    }
    document.addEventListener('keydown', handle)
    return () => document.removeEventListener('keydown', handle)
  }, [isEnabled, runLatest])
}
