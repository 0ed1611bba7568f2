import type {PlainTextKey} from '../../i18n/translate.ts'

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

/** The keys of the board, as the help lists them, and the texts that say what they do. */
export const KEY_HELP = [
  {keys: ['/'], action: 'switchboard.keys.search'},
  {keys: ['↑', '↓', 'k', 'j'], action: 'switchboard.keys.move'},
  {keys: ['Home', 'End'], action: 'switchboard.keys.ends'},
  {keys: ['←', '→'], action: 'switchboard.keys.move-within'},
  {keys: ['1', '…', '9'], action: 'switchboard.keys.switch'},
  {keys: ['n'], action: 'switchboard.keys.note'},
  {keys: ['x'], action: 'switchboard.keys.select'},
  {keys: ['a'], action: 'switchboard.keys.select-all'},
  {keys: ['Shift', '1', '…', '9'], action: 'switchboard.keys.switch-selected'},
  {keys: ['u'], action: 'switchboard.keys.undo'},
  {keys: ['Esc'], action: 'switchboard.keys.escape'},
  {keys: ['?'], action: 'switchboard.keys.help'},
] as const satisfies readonly {keys: readonly string[]; action: PlainTextKey}[]

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
