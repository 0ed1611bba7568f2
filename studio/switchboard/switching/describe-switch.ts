import {StatusSwitchError} from '@reader-article/content'

import type {Texts} from '../../i18n/translate.ts'

/** What an announcement says about a switch. */
export interface DescribedSwitch {
  readonly names: readonly string[]
  readonly status: string
  /** The end of the status as a text. */
  readonly until: string | undefined
}

/** Describes a switch: 'Clara Voss is now Busy, back at 15:30'. */
export function describeSwitch({names, status, until}: DescribedSwitch, {t}: Texts): string {
  const who = {count: names.length, name: names[0] ?? '', status}
  return until === undefined
    ? t('switchboard.is-now', who)
    : t('switchboard.is-now-until', {...who, time: until})
}

/** Explains to an editor why nothing was switched, and what to do. */
export function explainSwitchError(error: unknown, {t}: Texts): string {
  if (!(error instanceof StatusSwitchError)) {
    return error instanceof Error ? error.message : String(error)
  }
  switch (error.code) {
    case 'not-allowed':
      return t('switchboard.error.not-allowed')
    case 'unreachable':
      return t('switchboard.error.unreachable')
    default:
      return error.message
  }
}
