import {
  API_VERSION,
  type SwitchClient,
  type SwitchResult,
  switchStatuses,
  undoSwitches,
} from '@reader-article/content'
import {useToast} from '@sanity/ui/toast'
import {useCallback, useEffect, useMemo, useRef, useState} from 'react'
import {type SanityClient, useClient, useCurrentUser} from 'sanity'

import {useTexts} from '../../i18n/use-texts.ts'
import type {BoardAvailability, BoardStatus} from '../data/board-row.ts'
import {explainSwitchError} from './describe-switch.ts'
import {
  addPending,
  confirmPending,
  type PendingSwitches,
  removePending,
  removeStored,
} from './pending-switches.ts'
import {createReaderQueue} from './reader-queue.ts'

/** The new status of one reader. */
export interface ReaderSwitch {
  readonly readerId: string
  readonly status: BoardStatus
  readonly note?: string | undefined
  readonly until?: Date | undefined
  /** The status that follows at `until`; by default the one before. */
  readonly next?: BoardStatus | undefined
}

/** Switches statuses, and undoes it. */
export interface Switching {
  readonly pending: PendingSwitches
  /** Shows the new statuses at once; resolves with undefined if the server has refused them, after a message. */
  readonly switchAll: (
    changes: readonly ReaderSwitch[],
  ) => Promise<readonly SwitchResult[] | undefined>
  /** Undoes changes by their ids, in one transaction; resolves with undefined after a message if that is refused. */
  readonly undo: (changeIds: readonly string[]) => Promise<readonly SwitchResult[] | undefined>
}

/** After this, a confirmed switch is not shown any more even if its availability has not arrived. */
const MAX_WAIT_MS = 3000

/** Provides functions that switch statuses, and what to show until the results arrive. */
export function useSwitching(
  availabilities: ReadonlyMap<string, BoardAvailability> | undefined,
): Switching {
  const client = useClient({apiVersion: API_VERSION})
  const user = useCurrentUser()
  const {push} = useToast()
  const texts = useTexts()
  const [pending, setPending] = useState<PendingSwitches>(new Map())
  const latest = useRef(availabilities)
  const gestures = useRef(0)
  const queue = useMemo(() => createReaderQueue(), [])

  useEffect(() => {
    latest.current = availabilities
  }, [availabilities])

  const shownPending = useMemo(
    () => (availabilities ? removeStored(pending, availabilities) : pending),
    [availabilities, pending],
  )
  const options = useMemo(
    () => ({source: 'Studio', ...(user && {user: {id: user.id, name: user.name}})}),
    [user],
  )

  const fail = useCallback(
    (title: string, error: unknown) => {
      push({
        status: 'error',
        title,
        description: explainSwitchError(error, texts),
        duration: 15_000,
        closable: true,
      })
    },
    [push, texts],
  )

  const switchAll = useCallback(
    async (changes: readonly ReaderSwitch[]) => {
      const gesture = ++gestures.current
      const since = new Date().toISOString()
      setPending((previous) =>
        addPending(
          previous,
          changes.map(({readerId, status, note, until}) => ({
            gesture,
            readerId,
            status,
            since,
            until: until?.toISOString(),
            note: note?.trim() || undefined,
            by: user?.name,
            revision: undefined,
            isConfirmed: false,
          })),
        ),
      )
      const recorder = createRecorder(client)
      const readerIds = changes.map(({readerId}) => readerId)
      try {
        const results = await queue(readerIds, () =>
          switchStatuses(
            recorder.client,
            changes.map(({readerId, status, note, until, next}) => ({
              readerId,
              status: status.id,
              note,
              until,
              next: next?.id,
            })),
            options,
          ),
        )
        setPending((previous) =>
          confirmPending(
            previous,
            gesture,
            recorder.readRevision(),
            latest.current ?? new Map<string, BoardAvailability>(),
          ),
        )
        setTimeout(() => setPending((previous) => removePending(previous, gesture)), MAX_WAIT_MS)
        return results
      } catch (error) {
        setPending((previous) => removePending(previous, gesture))
        const {t} = texts
        fail(t(changes.length === 1 ? 'switchboard.error.one' : 'switchboard.error.several'), error)
        return undefined
      }
    },
    [client, fail, options, queue, texts, user],
  )

  const undo = useCallback(
    async (changeIds: readonly string[]) => {
      try {
        return await undoSwitches(client, changeIds, options)
      } catch (error) {
        fail(texts.t('switchboard.error.undo'), error)
        return undefined
      }
    },
    [client, fail, options, texts],
  )

  return {pending: shownPending, switchAll, undo}
}

/** Wraps a client to find out the revision of the documents that its last transaction has changed. */
function createRecorder(client: SanityClient): {
  client: SwitchClient
  readRevision: () => string | undefined
} {
  let revision: string | undefined
  return {
    client: {
      fetch: (query, parameters, options) => client.fetch(query, parameters, options),
      async mutate(mutations, options) {
        const result = await client.mutate(mutations, options)
        revision = result.transactionId
        return result
      },
    },
    readRevision: () => revision,
  }
}
