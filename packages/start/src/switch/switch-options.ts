import {parseArgs} from 'node:util'

/** The options of the command line. */
export interface SwitchCommand {
  readonly pins: readonly string[]
  /** Whether all readers who have not retired are switched, instead of those with PINs. */
  readonly all: boolean
  readonly status: string
  readonly until: string | undefined
  readonly next: string | undefined
  readonly note: string | undefined
  /** The ids of the changes to undo, instead of a switch. */
  readonly undo: readonly string[]
  readonly lake: string | undefined
  readonly token: string | undefined
}

/** An invalid command line; the message names the invalid part and says how to correct it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
}

/** The help text. */
export const USAGE = `Switches the status of readers, on every page at once.

  npm run switch -- PIN… STATUS [OPTIONS]
  npm run switch -- --all STATUS [OPTIONS]
  npm run switch -- --undo CHANGE…

  PIN           the readers' PINs, such as 700107 048213
  STATUS        a status by its label, such as Busy, or as on-a-break
  --all         all readers who have not retired
  --until TIME  when the status ends: 15:30 today, or 2026-11-29T15:30, in the time zone of the settings
  --next STATUS what follows then (default: the status of before)
  --note TEXT   shown next to the status
  --undo        undoes switches; each switch prints the id of its change
  --lake URL    the Lake to write to (default: http://localhost:4100)
  --token T     a token with write access; without it, this machine's user logs in
  --help        shows this help

  npm run switch -- 700107 busy --until 15:30 --note "in a meeting"

Hosted Sanity: set SANITY_STUDIO_PROJECT_ID, SANITY_STUDIO_DATASET and SANITY_AUTH_TOKEN.
Several readers are switched together or not at all. The exit code is 1 if nothing was switched, 2 if the
command line is invalid.`

const OPTIONS = {
  all: {type: 'boolean'},
  until: {type: 'string'},
  next: {type: 'string'},
  note: {type: 'string'},
  undo: {type: 'boolean'},
  lake: {type: 'string'},
  token: {type: 'string'},
  help: {type: 'boolean', short: 'h'},
} as const

/** Parses the command line; 'help' if it asks for help. Throws a UsageError. */
export function parseSwitchOptions(args: readonly string[]): SwitchCommand | 'help' {
  const {values, positionals} = parse(args)
  const {all = false, undo = false, help, until, next, note, lake, token} = values
  if (help) {
    return 'help'
  }
  const statusStart = positionals.findIndex((text) => !/^\d+$/.test(text))
  const pins = statusStart < 0 ? positionals : positionals.slice(0, statusStart)
  const status = statusStart < 0 ? '' : positionals.slice(statusStart).join(' ')
  const command = {all, until, next, note, lake, token}
  if (undo) {
    if (positionals.length === 0 || all || until || next || note) {
      throw new UsageError(
        '--undo needs the ids of changes and nothing else, such as --undo statusChange.0f3a; see --help.',
      )
    }
    return {...command, pins: [], status: '', undo: positionals}
  }
  if (all === pins.length > 0) {
    throw new UsageError(
      all
        ? '--all switches every reader: leave out the PINs, or leave out --all.'
        : 'There is no PIN: begin with one, such as 700107 busy, or pass --all; see --help.',
    )
  }
  if (!status) {
    throw new UsageError('There is no status: name one after the PINs, such as 700107 busy.')
  }
  return {...command, pins, status, undo: []}
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({args: [...args], options: OPTIONS, allowPositionals: true, strict: true})
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    // Node's second sentence explains a rare case.
    throw new UsageError(`${message.split(/\.?\n|\. |\.$/)[0]}; see --help.`)
  }
}
