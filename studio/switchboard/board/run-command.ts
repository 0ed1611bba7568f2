import type {BoardRow, BoardStatus} from '../data/board-row.ts'
import type {BoardCommand} from './keys.ts'
import type {RowFocus} from './use-row-focus.ts'

/** What the commands of the board do. */
export interface BoardHandlers {
  readonly focus: RowFocus
  readonly statuses: readonly BoardStatus[]
  readonly canSwitch: boolean
  readonly findRow: (id: string | undefined) => BoardRow | undefined
  readonly focusSearch: () => void
  readonly toggle: (id: string) => void
  readonly selectAll: () => void
  readonly switchRow: (row: BoardRow, status: BoardStatus) => void
  readonly switchSelected: (status: BoardStatus) => void
  readonly openForm: (row: BoardRow, anchor: HTMLElement) => void
  readonly undo: () => void
  readonly openHelp: () => void
  readonly escape: () => void
}

/** Runs a command; returns false if it does nothing now. */
export function runCommand(command: BoardCommand, handlers: BoardHandlers): boolean {
  switch (command.type) {
    case 'search':
      handlers.focusSearch()
      return true
    case 'move':
      handlers.focus.move(command.to)
      return true
    case 'select-all':
      handlers.selectAll()
      return true
    case 'undo':
      handlers.undo()
      return true
    case 'help':
      handlers.openHelp()
      return true
    case 'escape':
      handlers.escape()
      return true
    case 'switch': {
      const status = handlers.statuses[command.position]
      if (command.isForSelection && status && handlers.canSwitch) {
        handlers.switchSelected(status)
        return true
      }
      return !command.isForSelection && runOnRow(command, handlers)
    }
    default:
      return runOnRow(command, handlers)
  }
}

/** Without the focus in a row, it would not be visible whom a key concerns. */
function runOnRow(command: BoardCommand, handlers: BoardHandlers): boolean {
  const {focus, statuses, canSwitch, findRow} = handlers
  const row = focus.isFocused() ? findRow(focus.activeId) : undefined
  const anchor = row && focus.findRow(row.id)
  if (!row || !anchor) {
    return false
  }
  if (command.type === 'select') {
    handlers.toggle(row.id)
    return true
  }
  if (command.type === 'move-within') {
    focus.moveWithin(command.by)
    return true
  }
  if (command.type === 'note' && canSwitch) {
    handlers.openForm(row, anchor)
    return true
  }
  const status = command.type === 'switch' ? statuses[command.position] : undefined
  if (status && canSwitch) {
    handlers.switchRow(row, status)
    return true
  }
  return false
}
