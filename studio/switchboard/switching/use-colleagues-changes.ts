import {useEffect, useRef, useState} from 'react'

import {useTexts} from '../../i18n/use-texts.ts'
import type {BoardReader} from '../data/board-row.ts'
import type {StatusChange} from '../data/status-change.ts'
import {describeChanges} from './describe-changes.ts'

/** Switches that arrive within this time are one announcement. */
const GATHER_MS = 1000
/** The least time between two announcements: a busy line must leave a screen reader time for other texts. */
const MIN_INTERVAL_MS = 8000

/**
 * Returns what other people have switched most recently, as a text for a live region; '' if that is nothing.
 *
 * @param changes - The changes so far; those that are there at first are not announced.
 * @param userId - The user of this Studio, whose own switches are not announced.
 */
export function useColleaguesChanges(
  changes: readonly StatusChange[] | undefined,
  readers: readonly BoardReader[],
  userId: string | undefined,
): string {
  const [text, setText] = useState('')
  const texts = useTexts()
  const seen = useRef<Set<string>>(undefined)
  const waiting = useRef<StatusChange[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const announcedAt = useRef(-Infinity)
  const latest = useRef({readers, texts})
  useEffect(() => {
    latest.current = {readers, texts}
  }, [readers, texts])

  useEffect(() => {
    if (!changes) {
      seen.current = undefined
      return
    }
    const known = seen.current
    seen.current = new Set(changes.map(({id}) => id))
    if (!known) {
      return
    }
    const fresh = changes.filter((change) => !known.has(change.id) && change.userId !== userId)
    if (fresh.length === 0) {
      return
    }
    waiting.current.push(...fresh)
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined
        const names = new Map(latest.current.readers.map(({id, name}) => [id, name]))
        const description = describeChanges(waiting.current.splice(0), names, latest.current.texts)
        if (description !== undefined) {
          announcedAt.current = Date.now()
          setText(description)
        }
      },
      Math.max(GATHER_MS, announcedAt.current + MIN_INTERVAL_MS - Date.now()),
    )
  }, [changes, userId])

  // The same text again is announced only if the region was empty in between.
  useEffect(() => {
    const clearing = text === '' ? undefined : setTimeout(() => setText(''), MIN_INTERVAL_MS / 2)
    return () => clearTimeout(clearing)
  }, [text])

  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  return text
}
