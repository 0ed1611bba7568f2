import {availabilityId} from '@reader-article/content'
import {useCallback} from 'react'
import {useDocumentOperation, useEditState} from 'sanity'

/** A reader's availability, and the way to switch it. */
export interface Availability {
  /** False until it is known whether the reader has a status. */
  readonly ready: boolean
  readonly statusId: string | undefined
  /** An ISO 8601 time. */
  readonly since: string | undefined
  readonly note: string | undefined
  /** Shows at once on every page; creates the reader's availability where there is none yet. */
  readonly switchTo: (statusId: string) => void
}

/** The availability of a reader, by the reader's published id; kept up to date while it is shown. */
export function useAvailability(readerId: string): Availability {
  const id = availabilityId(readerId)
  const {ready, published} = useEditState(id, 'availability')
  const {patch} = useDocumentOperation(id, 'availability')
  const statusId = referenceIn(published?.status)
  const switchTo = useCallback(
    (next: string) => {
      if (next === statusId) {
        return
      }
      const status = {_type: 'reference', _ref: next}
      const since = new Date().toISOString()
      // The note belongs to the status before: 'back at five' beside Available would be wrong.
      patch.execute([
        {setIfMissing: {reader: {_type: 'reference', _ref: readerId}}},
        {set: {status, since}},
        {unset: ['note']},
      ])
    },
    [patch, readerId, statusId],
  )
  return {
    ready: ready && !patch.disabled,
    statusId,
    since: textIn(published?.since),
    note: textIn(published?.note),
    switchTo,
  }
}

/** The id a reference points to, where a value is one. */
export function referenceIn(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && '_ref' in value
    ? textIn(value._ref)
    : undefined
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
