import {useTexts} from '../../i18n/use-texts.ts'
import type {BoardRow, BoardStatus} from '../data/board-row.ts'
import {describeSwitch} from '../switching/describe-switch.ts'
import {type GestureForm, planGesture} from '../switching/plan-gesture.ts'
import type {UndoStack} from '../switching/use-undo-stack.ts'
import type {Switching} from '../switching/use-switching.ts'
import {createTimeFormat} from '../times.ts'
import {useStable} from './use-stable.ts'

/** Switches rows and announces it. */
export interface SwitchRows {
  /** Resolves with false if the server has refused. */
  readonly switchRows: (rows: readonly BoardRow[], form: GestureForm) => Promise<boolean>
  /** Switches without note and time; those who have this status already keep it as it is. */
  readonly switchTo: (rows: readonly BoardRow[], status: BoardStatus) => Promise<boolean>
  /** Undoes the latest switch of this editor that is not undone yet. */
  readonly undoLast: () => Promise<void>
  /** Undoes changes by the ids of their records. */
  readonly undo: (changeIds: readonly string[]) => Promise<void>
}

/** Provides the switches of the board. */
export function useSwitchRows(
  {switchAll, undo: undoChanges}: Switching,
  {announce, pop}: UndoStack,
  timeZone: string,
): SwitchRows {
  const texts = useTexts()
  const {t} = texts
  const switchRows = useStable(async (rows: readonly BoardRow[], form: GestureForm) => {
    const now = new Date()
    const {changes, instant} = planGesture(rows, form, timeZone, now)
    if (changes.length === 0) {
      return true
    }
    const results = await switchAll(changes)
    if (!results) {
      return false
    }
    const names = results.map(({reader}) => reader.name)
    const time = instant && createTimeFormat(timeZone, texts.locale).formatTime(instant, now)
    announce({
      text:
        form.meaning === 'from'
          ? t('switchboard.will-be', {
              count: names.length,
              name: names[0] ?? '',
              status: form.status.label,
              time: time ?? '',
            })
          : describeSwitch({names, status: form.status.label, until: time}, texts),
      changeIds: results.flatMap(({changeId}) => changeId ?? []),
    })
    return true
  })

  const switchTo = useStable(async (rows: readonly BoardRow[], status: BoardStatus) => {
    const others = rows.filter((row) => row.status?.id !== status.id)
    return switchRows(others, {status, note: '', clock: '', meaning: 'until'})
  })

  const undo = useStable(async (changeIds: readonly string[]) => {
    const results = await undoChanges(changeIds)
    const [first] = results ?? []
    if (results && first) {
      const text = t('switchboard.undone', {
        count: results.length,
        name: first.reader.name,
        status: first.to.status.label,
      })
      announce({text, changeIds: []})
    }
  })

  const undoLast = useStable(async () => {
    const changeIds = pop()
    if (changeIds) {
      await undo(changeIds)
    } else {
      announce({text: t('switchboard.nothing-to-undo'), changeIds: []})
    }
  })

  return {switchRows, switchTo, undo, undoLast}
}
