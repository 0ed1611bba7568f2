import {useCallback, useEffect, useState} from 'react'
import {useDocumentStore, type DocumentStore} from 'sanity'

type ListenQuery = DocumentStore['listenQuery']

/** A query whose result stays up to date. Declare it outside components, because each new object causes a new subscription. */
export interface LiveQuery {
  /** The query, or one query for the result and another for the documents whose changes cause a new fetch. */
  readonly groq: Parameters<ListenQuery>[0]
  readonly parameters?: Parameters<ListenQuery>[1]
  readonly options: Parameters<ListenQuery>[2]
}

/** The latest result of a live query. */
export interface LiveResult<Result> {
  /** Undefined until the first result. */
  readonly result: Result | undefined
  /** True if the subscription has ended with an error. */
  readonly hasFailed: boolean
  readonly retry: () => void
}

/** Subscribes to the result of a query. */
export function useLiveQuery<Result>({groq, parameters, options}: LiveQuery): LiveResult<Result> {
  const [result, setResult] = useState<Result>()
  const [hasFailed, setHasFailed] = useState(false)
  const store = useDocumentStore()
  useEffect(() => {
    if (hasFailed) {
      return undefined
    }
    const subscription = store
      .listenQuery(groq, parameters ?? {}, options)
      .subscribe({next: setResult, error: () => setHasFailed(true)})
    return () => subscription.unsubscribe()
  }, [groq, hasFailed, options, parameters, store])
  const retry = useCallback(() => setHasFailed(false), [])
  return {result, hasFailed, retry}
}
