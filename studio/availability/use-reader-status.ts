import {availabilityId, list, record, text} from '@reader-article/content'
import {useMemo} from 'react'
import {useEditState} from 'sanity'

import {useTexts} from '../i18n/use-texts.ts'
import type {RowFormat} from '../switchboard/board/describe-row.ts'
import {
  type BoardAvailability,
  type BoardRow,
  type BoardStatus,
  readAvailability,
  readBoardStatus,
  toBoardRows,
} from '../switchboard/data/board-row.ts'
import {showPending} from '../switchboard/switching/pending-switches.ts'
import {type GestureForm, planGesture} from '../switchboard/switching/plan-gesture.ts'
import {useSwitching} from '../switchboard/switching/use-switching.ts'
import {createTimeFormat} from '../switchboard/times.ts'
import {useNow} from './use-now.ts'
import {useStatuses} from './use-statuses.ts'
import {useTimeZone} from './use-time-zone.ts'

/** A reader's status now, as a row of the switchboard, and a function that switches it. */
export interface ReaderStatus {
  readonly row: BoardRow
  /** In the editors' order. */
  readonly statuses: readonly BoardStatus[]
  /** The organisation's time zone. */
  readonly timeZone: string
  readonly format: RowFormat
  /** Switches the status, which is public immediately, and records it; creates the availability if the reader has none. */
  readonly switchTo: (form: GestureForm) => void
}

/** The status of a reader, or why there is none. */
export interface LoadedReaderStatus {
  /** Undefined until everything is loaded. */
  readonly status: ReaderStatus | undefined
  readonly hasFailed: boolean
  readonly retry: () => void
}

/** Subscribes to the status of a reader with a published id. */
export function useReaderStatus(readerId: string): LoadedReaderStatus {
  const reader = useEditState(readerId, 'reader')
  const availability = useEditState(availabilityId(readerId), 'availability')
  const {result, hasFailed, retry} = useStatuses()
  const timeZone = useTimeZone()
  const texts = useTexts()
  const availabilities = useMemo(
    () => readAvailabilities(readerId, availability.published),
    [availability.published, readerId],
  )
  const now = useNow([availability.published?.until])
  const statuses = useMemo(() => list(result).map(readBoardStatus), [result])
  const {pending, switchAll} = useSwitching(availabilities)
  const {name, pin} = record(reader.published)
  const rows = toBoardRows(
    [
      {
        id: readerId,
        name: text(name) || texts.t('row.reader.unnamed'),
        pin: text(pin),
        specialities: [],
        photo: undefined,
      },
    ],
    availabilities,
    statuses,
    () => undefined,
    now,
  )
  const [row] = showPending(rows, pending)
  const switchTo = (form: GestureForm) => {
    if (row && timeZone !== undefined) {
      void switchAll(planGesture([row], form, timeZone, new Date()).changes)
    }
  }
  const isLoaded = reader.ready && availability.ready && result !== undefined
  return {
    status:
      isLoaded && row && timeZone !== undefined
        ? {
            row,
            statuses,
            timeZone,
            format: {...createTimeFormat(timeZone, texts.locale), now, texts},
            switchTo,
          }
        : undefined,
    hasFailed,
    retry,
  }
}

function readAvailabilities(
  readerId: string,
  stored: unknown,
): ReadonlyMap<string, BoardAvailability> {
  if (!stored) {
    return new Map()
  }
  const {status, next, ...fields} = record(stored)
  const availability = readAvailability({
    ...fields,
    reader: readerId,
    status: readReferenceId(status),
    next: readReferenceId(next),
  })
  return new Map([[readerId, availability]])
}

/** Returns the id that a value refers to, if it is a reference. */
export function readReferenceId(value: unknown): string | undefined {
  return text(record(value)['_ref']) || undefined
}
