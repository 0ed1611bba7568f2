import {useCallback, useLayoutEffect, useRef} from 'react'

/** Returns a function that stays the same at every render and calls the latest version of the given one. */
export function useStable<Args extends readonly unknown[], Result>(
  callback: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(callback)
  useLayoutEffect(() => {
    latest.current = callback
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
