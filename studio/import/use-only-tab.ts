import {useEffect, useState} from 'react'

/**
 * Returns true in one tab of the browser at a time; the next tab gets its turn when that tab is closed or leaves.
 *
 * Without the Web Locks API, which browsers offer only on https and localhost, every tab gets true.
 */
export function useOnlyTab(name: string): boolean {
  const hasLocks = 'locks' in navigator
  const [isOnlyTab, setIsOnlyTab] = useState(!hasLocks)
  useEffect(() => {
    if (!hasLocks) {
      return undefined
    }
    const left = new AbortController()
    const hold = () => {
      setIsOnlyTab(true)
      return new Promise<void>((resolve) => {
        left.signal.addEventListener('abort', () => resolve())
      })
    }
    navigator.locks.request(name, {signal: left.signal}, hold).catch(() => {
      // Left before the lock was free.
    })
    return () => left.abort()
  }, [hasLocks, name])
  return isOnlyTab
}
