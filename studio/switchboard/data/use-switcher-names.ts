import {API_VERSION, list, record, text} from '@reader-article/content'
import {useEffect, useMemo, useState} from 'react'
import {useClient} from 'sanity'

import type {BoardAvailability, FindSwitcher} from './board-row.ts'
import type {StatusChange} from './status-change.ts'

/**
 * Returns a function that finds who began a status: in the recent changes, and for statuses from before these in the
 * stored records, which are fetched once.
 *
 * @param start - The instant from which on `changes` has all.
 */
export function useSwitcherNames(
  changes: readonly StatusChange[] | undefined,
  availabilities: ReadonlyMap<string, BoardAvailability> | undefined,
  start: string,
): FindSwitcher {
  const client = useClient({apiVersion: API_VERSION})
  const [older, setOlder] = useState<ReadonlyMap<string, string>>(new Map())
  const isReady = availabilities !== undefined
  useEffect(() => {
    if (!availabilities) {
      return undefined
    }
    let isActive = true
    const sinces = [...availabilities.values()]
      .map(({since}) => text(since))
      .filter((since) => since !== '' && since < start)
    const load = async () => {
      const found: unknown = await client.fetch(
        `*[_type == "statusChange" && to.since in $sinces && !defined(undoes)] | order(at asc){
          "readerId": reader._ref, "since": to.since, "by": user.name
        }`,
        {sinces},
        {perspective: 'published', useCdn: false, tag: 'switcher-names'},
      )
      if (isActive) {
        setOlder(new Map(list(found).map(record).map(toEntry)))
      }
    }
    // The names are an addition: without them, the board still shows everything else.
    load().catch(() => undefined)
    return () => {
      isActive = false
    }
    // Not again for each switch: newer switches are among the changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, isReady, start])
  return useMemo(() => {
    const names = new Map(older)
    for (const {readerId, to, by, undoes} of changes ?? []) {
      // An undo brings back a status that somebody else may have begun.
      if (undoes === undefined) {
        names.set(`${readerId} ${to.since}`, by ?? '')
      }
    }
    return (readerId, since) => names.get(`${readerId} ${since}`) || undefined
  }, [changes, older])
}

function toEntry({readerId, since, by}: Record<string, unknown>): [string, string] {
  return [`${text(readerId)} ${text(since)}`, text(by)]
}
