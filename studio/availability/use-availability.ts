import {availabilityId} from '@reader-article/content'
import {useCallback} from 'react'
import {useDocumentOperation, useEditState} from 'sanity'

/** A reader's availability, and a function that switches it. */
export interface Availability {
  /** False until the reader's availability is loaded and can be changed. */
  readonly isReady: boolean
  readonly statusId: string | undefined
  /** An ISO 8601 time. */
  readonly since: string | undefined
  readonly note: string | undefined
  /** Switches the status, which is public immediately; creates the availability if the reader has none. */
  readonly switchTo: (statusId: string) => void
}

/** Subscribes to the availability of a reader with a published id. */
export function useAvailability(readerId: string): Availability {
  const id = availabilityId(readerId)
  const {ready, published} = useEditState(id, 'availability')
  const {patch} = useDocumentOperation(id, 'availability')
  const statusId = readReferenceId(published?.status)
  const switchTo = useCallback(
    (nextStatusId: string) => {
      if (nextStatusId === statusId) {
        return
      }
      const status = {_type: 'reference', _ref: nextStatusId}
      const since = new Date().toISOString()
      // The note belongs to the previous status: 'back at five' would be wrong next to 'Available'.
      patch.execute([
        {setIfMissing: {reader: {_type: 'reference', _ref: readerId}}},
        {set: {status, since}},
        {unset: ['note']},
      ])
    },
    [patch, readerId, statusId],
  )
  return {
    isReady: ready && !patch.disabled,
    statusId,
    since: readText(published?.since),
    note: readText(published?.note),
    switchTo,
  }
}

/** Returns the id that a value refers to, if it is a reference. */
export function readReferenceId(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && '_ref' in value
    ? readText(value._ref)
    : undefined
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
