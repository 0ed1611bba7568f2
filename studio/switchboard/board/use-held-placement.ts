import {type RefObject, useEffect, useRef, useState} from 'react'

import type {Placement} from './group-rows.ts'

/** Rows move to their new group when the pointer has rested this long. */
const REST_MS = 2000

/**
 * Holds the rows where they are while a pointer is active among them, so that no row moves under a click.
 *
 * @param current - Where the rows are when a pointer becomes active.
 */
export function useHeldPlacement(
  area: RefObject<HTMLElement | null>,
  current: Placement,
  isLocked: boolean,
): Placement | undefined {
  const [held, setHeld] = useState<Placement>()
  const latest = useRef(current)
  useEffect(() => {
    latest.current = current
  }, [current])
  useEffect(() => {
    const element = area.current
    if (!element) {
      return undefined
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const release = () => {
      clearTimeout(timer)
      if (!isLocked) {
        setHeld(undefined)
      }
    }
    const hold = () => {
      clearTimeout(timer)
      timer = setTimeout(release, REST_MS)
      setHeld((previous) => previous ?? latest.current)
    }
    if (!isLocked) {
      timer = setTimeout(release, REST_MS)
    }
    element.addEventListener('pointermove', hold)
    element.addEventListener('pointerdown', hold)
    element.addEventListener('pointerleave', release)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('pointermove', hold)
      element.removeEventListener('pointerdown', hold)
      element.removeEventListener('pointerleave', release)
    }
  }, [area, isLocked])
  return held
}
