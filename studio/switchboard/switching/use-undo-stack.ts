import {useCallback, useEffect, useRef, useState} from 'react'

/** An undo is offered for this long. */
const OFFER_MS = 10_000

/** An announcement, and the records of the switch that it is about. */
export interface Announcement {
  readonly text: string
  /** Empty if there is nothing to undo. */
  readonly changeIds: readonly string[]
}

/** The latest announcement, and the switches of this editor that can be undone, the latest last. */
export interface UndoStack {
  readonly announcement: Announcement | undefined
  readonly announce: (announcement: Announcement) => void
  /** Removes and returns the records of the latest switch. */
  readonly pop: () => readonly string[] | undefined
}

/** Keeps what this editor has switched, for undoing, and announces it for ten seconds. */
export function useUndoStack(): UndoStack {
  const [announcement, setAnnouncement] = useState<Announcement>()
  const stack = useRef<(readonly string[])[]>([])
  useEffect(() => {
    if (!announcement) {
      return undefined
    }
    const timer = setTimeout(() => setAnnouncement(undefined), OFFER_MS)
    return () => clearTimeout(timer)
  }, [announcement])
  const announce = useCallback((next: Announcement) => {
    if (next.changeIds.length > 0) {
      stack.current.push(next.changeIds)
    }
    setAnnouncement(next)
  }, [])
  const pop = useCallback(() => stack.current.pop(), [])
  return {announcement, announce, pop}
}
