/** What a key does on the board. */
export type BoardCommand =
  | {readonly type: 'search' | 'note' | 'select' | 'select-all' | 'undo' | 'help' | 'escape'}
  | {readonly type: 'move'; readonly to: 'next' | 'previous' | 'first' | 'last'}
  | {readonly type: 'move-within'; readonly by: 1 | -1}
  /** Switches to the status at a position, from 0 on. */
  | {readonly type: 'switch'; readonly position: number; readonly isForSelection: boolean}

/** The parts of a keyboard event that decide its command. */
export interface PressedKey {
  readonly key: string
  /** The physical key: with Shift, the `key` of a digit depends on the keyboard's layout. */
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** The keys of the board, as the help lists them. */
export const KEY_HELP: readonly {readonly keys: readonly string[]; readonly action: string}[] = [
  {keys: ['/'], action: 'Search'},
  {keys: ['↑', '↓', 'k', 'j'], action: 'Previous or next reader'},
  {keys: ['Home', 'End'], action: 'First or last reader'},
  {keys: ['←', '→'], action: 'Move among the controls of a reader'},
  {keys: ['1', '…', '9'], action: 'Switch the reader to the first … ninth status'},
  {keys: ['n'], action: 'Switch with a note or an end'},
  {keys: ['x'], action: 'Select the reader'},
  {keys: ['a'], action: 'Select all readers that are shown, or none'},
  {keys: ['Shift', '1', '…', '9'], action: 'Switch all selected readers'},
  {keys: ['u'], action: 'Undo the last switch'},
  {keys: ['Esc'], action: 'Close, clear the selection, then clear the search'},
  {keys: ['?'], action: 'Show these keys'},
]

const COMMANDS: Readonly<Record<string, BoardCommand>> = {
  '/': {type: 'search'},
  n: {type: 'note'},
  x: {type: 'select'},
  a: {type: 'select-all'},
  u: {type: 'undo'},
  '?': {type: 'help'},
  Escape: {type: 'escape'},
  ArrowDown: {type: 'move', to: 'next'},
  j: {type: 'move', to: 'next'},
  ArrowUp: {type: 'move', to: 'previous'},
  k: {type: 'move', to: 'previous'},
  Home: {type: 'move', to: 'first'},
  End: {type: 'move', to: 'last'},
  ArrowRight: {type: 'move-within', by: 1},
  ArrowLeft: {type: 'move-within', by: -1},
}

/** Returns the command of a key; undefined if it has none. */
export function readCommand(pressed: PressedKey): BoardCommand | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) {
    return undefined
  }
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/u.exec(pressed.code) ?? []
  if (digit !== undefined && (pressed.shiftKey || /^\d$/u.test(pressed.key))) {
    return {type: 'switch', position: Number(digit) - 1, isForSelection: pressed.shiftKey}
  }
  return Object.hasOwn(COMMANDS, pressed.key) ? COMMANDS[pressed.key] : undefined
}

/** Returns true if keys write text, or choose a value, in an element. */
export function isField(element: EventTarget | null): boolean {
  return (
    element instanceof HTMLElement &&
    (element.isContentEditable ||
      element.matches('textarea, select, input:not([type=checkbox], [type=radio])'))
  )
}
