import {API_VERSION, list, record, text} from '@reader-article/content'
import {useCallback, useEffect, useState} from 'react'
import {useClient} from 'sanity'

/** An allowed origin of a Lake, or a pattern of origins. */
export interface CorsEntry {
  readonly id: number
  readonly origin: string
  readonly allowCredentials: boolean
}

/** The allowed origins of a Lake. */
export interface CorsOrigins {
  /** Undefined while they are loading. */
  readonly entries: readonly CorsEntry[] | undefined
  /** Why the last request failed, and for which origin; undefined if it did not. */
  readonly problem: {readonly message: string; readonly origin?: string} | undefined
  readonly add: (origin: string, allowCredentials?: boolean) => Promise<void>
  readonly remove: (entry: CorsEntry) => Promise<void>
  /** Lets the pages of an entry log people in, or not. */
  readonly allowCredentials: (entry: CorsEntry, isAllowed: boolean) => Promise<void>
}

/** Reads the allowed origins of a Lake, adds to them, changes and removes some. */
export function useCorsOrigins(projectId: string): CorsOrigins {
  const client = useClient({apiVersion: API_VERSION})
  const [entries, setEntries] = useState<readonly CorsEntry[]>()
  const [problem, setProblem] = useState<CorsOrigins['problem']>()
  const url = `/projects/${projectId}/cors`
  useEffect(() => {
    const subscription = client.observable.request<unknown>({url}).subscribe({
      next: (found) => setEntries(list(found).map(readEntry)),
      error: (error: unknown) => setProblem({message: describe(error)}),
    })
    return () => subscription.unsubscribe()
  }, [client, url])
  const change = useCallback(async (origin: string, write: () => Promise<void>) => {
    setProblem(undefined)
    try {
      await write()
    } catch (error) {
      setProblem({message: describe(error), origin})
    }
  }, [])
  const add = useCallback(
    (origin: string, allowCredentials = false) =>
      change(origin, async () => {
        const body = {origin, allowCredentials}
        const added = readEntry(await client.request<unknown>({url, method: 'POST', body}))
        setEntries((known = []) => [...known, added])
      }),
    [change, client, url],
  )
  const remove = useCallback(
    ({id, origin}: CorsEntry) =>
      change(origin, async () => {
        await client.request<unknown>({url: `${url}/${id}`, method: 'DELETE'})
        setEntries((known = []) => known.filter((each) => each.id !== id))
      }),
    [change, client, url],
  )
  const allowCredentials = useCallback(
    ({id, origin, allowCredentials: isAllowed}: CorsEntry, isWanted: boolean) =>
      change(origin, async () => {
        const write = (value: boolean): Promise<unknown> =>
          client.request<unknown>({
            url,
            method: 'POST',
            body: {origin, allowCredentials: value},
          })
        // As at Sanity, an entry can only be replaced.
        await client.request<unknown>({url: `${url}/${id}`, method: 'DELETE'})
        const replace = (value: unknown): void =>
          setEntries((known = []) =>
            known.map((each) => (each.id === id ? readEntry(value) : each)),
          )
        try {
          replace(await write(isWanted))
        } catch (error) {
          replace(await write(isAllowed))
          throw error
        }
      }),
    [change, client, url],
  )
  return {entries, problem, add, remove, allowCredentials}
}

function readEntry(value: unknown): CorsEntry {
  const {id, origin, allowCredentials} = record(value)
  return {id: Number(id), origin: text(origin), allowCredentials: allowCredentials === true}
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
