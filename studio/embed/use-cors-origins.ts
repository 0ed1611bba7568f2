import {API_VERSION, field, list, text} from '@reader-article/content'
import {useCallback, useEffect, useState} from 'react'
import {useClient} from 'sanity'

/** The allowed origins of a Lake. */
export interface CorsOrigins {
  /** Origins and patterns; undefined while they are loading. */
  readonly patterns: readonly string[] | undefined
  /** Why the last request failed, and for which origin; undefined if it did not. */
  readonly problem: {readonly message: string; readonly origin?: string} | undefined
  readonly add: (origin: string) => Promise<void>
}

/** Reads the allowed origins of a Lake and adds to them. */
export function useCorsOrigins(projectId: string): CorsOrigins {
  const client = useClient({apiVersion: API_VERSION})
  const [patterns, setPatterns] = useState<readonly string[]>()
  const [problem, setProblem] = useState<CorsOrigins['problem']>()
  const url = `/projects/${projectId}/cors`
  useEffect(() => {
    const subscription = client.observable.request<unknown>({url}).subscribe({
      next: (entries) => setPatterns(list(entries).map((entry) => text(field(entry, 'origin')))),
      error: (error: unknown) => setProblem({message: describe(error)}),
    })
    return () => subscription.unsubscribe()
  }, [client, url])
  const add = useCallback(
    async (origin: string) => {
      setProblem(undefined)
      try {
        await client.request({url, method: 'POST', body: {origin, allowCredentials: false}})
        setPatterns((known = []) => [...known, origin])
      } catch (error) {
        setProblem({message: describe(error), origin})
      }
    },
    [client, url],
  )
  return {patterns, problem, add}
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
