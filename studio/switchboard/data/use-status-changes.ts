import {API_VERSION} from '@reader-article/content'
import {useCallback, useEffect, useState} from 'react'
import {useClient} from 'sanity'

import {compareChanges, readStatusChange, type StatusChange} from './status-change.ts'

/** The status changes of a period. */
export interface StatusChanges {
  /** The earliest first; undefined until they are loaded. */
  readonly changes: readonly StatusChange[] | undefined
  /** True if the subscription has ended with an error. */
  readonly hasFailed: boolean
  readonly retry: () => void
}

const FIELDS = '_id, at, reader, from, to, user, source, undoes'
const IN_PERIOD = '_type == "statusChange" && at >= $start && at < $end'

/** A switch of many readers arrives as many events, which are shown together. */
const BATCH_MS = 100

/**
 * Subscribes to the status changes of a period. New ones are appended without fetching the others again: a busy
 * line writes thousands a day.
 *
 * @param start - An instant in ISO 8601 and UTC, as is `end`, which is exclusive.
 */
export function useStatusChanges(start: string, end: string): StatusChanges {
  const client = useClient({apiVersion: API_VERSION})
  const [state, setState] = useState<{key: string; changes: readonly StatusChange[]}>()
  const [hasFailed, setHasFailed] = useState(false)
  const key = `${start}/${end}`
  useEffect(() => {
    if (hasFailed) {
      return undefined
    }
    let isActive = true
    const add = (added: readonly unknown[]) => {
      const parsed = added.map(readStatusChange).filter((change) => change !== undefined)
      setState((previous) => ({
        key,
        changes: mergeChanges(previous?.key === key ? previous.changes : [], parsed),
      }))
    }
    const arrived: unknown[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      timer = undefined
      add(arrived.splice(0))
    }
    const load = async () => {
      const loaded: unknown = await client.fetch(
        `*[${IN_PERIOD}]{${FIELDS}}`,
        {start, end},
        {perspective: 'published', useCdn: false, tag: 'status-changes'},
      )
      if (isActive) {
        add(Array.isArray(loaded) ? loaded : [])
      }
    }
    const fail = () => {
      if (isActive) {
        setHasFailed(true)
      }
    }
    const subscription = client
      .listen(
        `*[${IN_PERIOD}]`,
        {start, end},
        {
          events: ['welcome', 'mutation'],
          includeResult: true,
          visibility: 'query',
          tag: 'status-changes',
        },
      )
      .subscribe({
        next: (event) => {
          // A welcome follows each new connection: what was missed in between is loaded then.
          if (event.type === 'welcome') {
            load().catch(fail)
          } else if (event.type === 'mutation' && event.result) {
            arrived.push(event.result)
            timer ??= setTimeout(flush, BATCH_MS)
          }
        },
        error: fail,
      })
    return () => {
      isActive = false
      clearTimeout(timer)
      subscription.unsubscribe()
    }
  }, [client, end, hasFailed, key, start])
  const retry = useCallback(() => setHasFailed(false), [])
  return {changes: state?.key === key ? state.changes : undefined, hasFailed, retry}
}

function mergeChanges(
  changes: readonly StatusChange[],
  added: readonly StatusChange[],
): readonly StatusChange[] {
  const ids = new Set(changes.map(({id}) => id))
  const fresh = added.filter(({id}) => !ids.has(id))
  return fresh.length === 0 ? changes : [...changes, ...fresh].toSorted(compareChanges)
}
