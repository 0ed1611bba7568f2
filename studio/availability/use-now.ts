import {useEffect, useState} from 'react'

/** A sleeping computer stops timers without telling the page, so the clock is read this often. */
const MAX_DELAY_MS = 30_000

/**
 * Returns a recent time, and renders again when the first of these instants has come.
 *
 * @param ends - Instants in ISO 8601; other values are ignored.
 */
export function useNow(ends: readonly unknown[]): Date {
  const [now, setNow] = useState(() => new Date())
  const comingEnds = ends
    .map((end) => (typeof end === 'string' ? Date.parse(end) : NaN))
    .filter((end) => end > now.getTime())
  const nextEnd = Math.min(...comingEnds)
  useEffect(() => {
    if (nextEnd === Infinity) {
      return undefined
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const check = () => {
      clearTimeout(timer)
      const remaining = nextEnd - Date.now()
      if (remaining > 0) {
        timer = setTimeout(check, Math.min(remaining, MAX_DELAY_MS))
      } else {
        setNow(new Date())
      }
    }
    check()
    document.addEventListener('visibilitychange', check)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', check)
    }
  }, [nextEnd])
  return now
}
