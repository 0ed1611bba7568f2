import {StatusSwitchError} from '@reader-article/content'

/** What an announcement says about a switch. */
export interface DescribedSwitch {
  readonly names: readonly string[]
  readonly status: string
  /** The end of the status as a text. */
  readonly until: string | undefined
}

/** Describes a switch: 'Clara Voss is now Busy, back at 15:30'. */
export function describeSwitch({names, status, until}: DescribedSwitch): string {
  const [name, ...others] = names
  const who = others.length === 0 ? `${name} is` : `${names.length} readers are`
  return `${who} now ${status}${until === undefined ? '' : `, back at ${until}`}`
}

/** Explains to an editor why nothing was switched, and what to do. */
export function explainSwitchError(error: unknown): string {
  if (!(error instanceof StatusSwitchError)) {
    return error instanceof Error ? error.message : String(error)
  }
  switch (error.code) {
    case 'not-allowed':
      return 'You are not allowed to switch statuses, or your session has ended. Ask an administrator of this Studio for that right.'
    case 'unreachable':
      return 'The server cannot be reached. Check your connection, and try again.'
    default:
      return error.message
  }
}
