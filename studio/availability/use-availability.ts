import {API_VERSION, availabilityId, effectiveStatus, switchStatus} from '@reader-article/content'
import {useToast} from '@sanity/ui/toast'
import {useCallback, useState} from 'react'
import {useClient, useCurrentUser, useEditState} from 'sanity'

import {useNow} from './use-now.ts'

/** A reader's status now, and a function that switches it. */
export interface Availability {
  /** False until the reader's availability is loaded. */
  readonly isReady: boolean
  readonly statusId: string | undefined
  /** An ISO 8601 time, as is `until`. */
  readonly since: string | undefined
  readonly until: string | undefined
  readonly note: string | undefined
  /** Switches the status, which is public immediately, and records it; creates the availability if the reader has none. */
  readonly switchTo: (statusId: string) => void
}

/** Subscribes to the availability of a reader with a published id. */
export function useAvailability(readerId: string): Availability {
  const {ready, published} = useEditState(availabilityId(readerId), 'availability')
  const client = useClient({apiVersion: API_VERSION})
  const user = useCurrentUser()
  const toast = useToast()
  /** The status that a click has chosen, shown until the availability has another revision. */
  const [chosen, setChosen] = useState<{statusId: string; revision: string | undefined}>()
  const revision = published?._rev
  const now = useNow([published?.until])
  const {status: statusId, ...details} = effectiveStatus(
    {
      ...published,
      status: readReferenceId(published?.status) ?? null,
      next: readReferenceId(published?.next) ?? null,
    },
    now,
  )
  const switchTo = useCallback(
    (nextStatusId: string) => {
      if (nextStatusId === statusId) {
        return
      }
      setChosen({statusId: nextStatusId, revision})
      switchStatus(
        client,
        {readerId, status: nextStatusId},
        {source: 'Studio', ...(user && {user: {id: user.id, name: user.name}})},
      ).catch((error: unknown) => {
        setChosen(undefined)
        toast.push({
          status: 'error',
          title: 'The status was not switched',
          description: error instanceof Error ? error.message : String(error),
        })
      })
    },
    [client, readerId, revision, statusId, toast, user],
  )
  return {
    ...details,
    isReady: ready,
    statusId: chosen && chosen.revision === revision ? chosen.statusId : statusId,
    switchTo,
  }
}

/** Returns the id that a value refers to, if it is a reference. */
export function readReferenceId(value: unknown): string | undefined {
  return typeof value === 'object' &&
    value !== null &&
    '_ref' in value &&
    typeof value._ref === 'string'
    ? value._ref
    : undefined
}
