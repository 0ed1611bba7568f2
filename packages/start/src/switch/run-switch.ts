import {
  StatusSwitchError,
  type SwitchResult,
  switchStatuses,
  undoSwitches,
  wallTimeOf,
} from '@reader-article/content'
import {connect, ConnectError} from '@reader-article/import'
import type {SanityClient} from '@sanity/client'

import {parseSwitchOptions, type SwitchCommand, USAGE, UsageError} from './switch-options.ts'

/** The output and the environment of the command. */
export interface CommandContext {
  readonly print: (line: string) => void
  readonly printError: (line: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
}

const SOURCE = 'Command line'

/** Runs the switch command; resolves with its exit code: 0, 1 if nothing was switched, 2 for an invalid command line. */
export async function runSwitch(
  args: readonly string[],
  {print, printError, environment}: CommandContext,
): Promise<number> {
  try {
    const command = parseSwitchOptions(args)
    if (command === 'help') {
      print(USAGE)
      return 0
    }
    const {lake, token} = command
    const client = await connect({lake, token, environment})
    for (const result of await switchAll(client, command)) {
      print(formatResult(result))
    }
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      printError(error.message)
      return 2
    }
    if (error instanceof StatusSwitchError || error instanceof ConnectError) {
      printError(error.message)
      return 1
    }
    throw error
  }
}

async function switchAll(client: SanityClient, command: SwitchCommand): Promise<SwitchResult[]> {
  const {status, until, next, note, undo} = command
  if (undo.length > 0) {
    return undoSwitches(client, undo, {source: SOURCE})
  }
  const pins = command.all ? await fetchPins(client) : command.pins
  return switchStatuses(
    client,
    pins.map((pin) => ({pin, status, until, next, note})),
    {source: SOURCE},
  )
}

async function fetchPins(client: SanityClient): Promise<string[]> {
  try {
    return await client.fetch<string[]>(
      '*[_type == "reader" && retired != true && defined(pin)] | order(name asc).pin',
      {},
      {perspective: 'published'},
    )
  } catch (error) {
    throw new StatusSwitchError(
      'failed',
      `The readers could not be read: ${error instanceof Error ? error.message : String(error)}`,
      error,
    )
  }
}

function formatResult({reader, from, to, changeId, timeZone}: SwitchResult): string {
  const end =
    to.until &&
    ` until ${formatTime(new Date(to.until), timeZone)}${to.next ? `, then ${to.next.label}` : ''}`
  const now = `${to.status.label}${end ?? ''}`
  const change = changeId === undefined ? 'already' : `${from?.status.label ?? 'no status'} →`
  return `✓ ${reader.name} (${reader.pin})  ${change} ${now}${changeId === undefined ? '' : `  ${changeId}`}`
}

function formatTime(time: Date, timeZone: string): string {
  const today = wallTimeOf(new Date(), timeZone).slice(0, 10)
  const [date, clock = ''] = wallTimeOf(time, timeZone).split('T')
  return `${date === today ? '' : `${date} `}${clock.slice(0, 5)} (${timeZone})`
}
