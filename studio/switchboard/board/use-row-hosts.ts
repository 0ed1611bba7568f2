import {type RefObject, useLayoutEffect, useState} from 'react'

import type {RowGroup} from './group-rows.ts'

/** The attribute of the element that gets the rows of a group; its value is the key of the group. */
export const ROWS_OF = 'data-rows-of'

/**
 * Returns the element into which a row is rendered, by the id of its reader, and moves these elements into the groups.
 *
 * React creates a row again when it gets another parent; for three hundred rows, this takes seconds. It renders each row
 * into an element of its own instead, as a portal, and only this element moves.
 */
export function useRowHosts(
  list: RefObject<HTMLElement | null>,
  groups: readonly RowGroup[],
): (id: string) => HTMLElement {
  const [hosts] = useState(() => new Map<string, HTMLElement>())
  const hostOf = (id: string): HTMLElement => {
    const known = hosts.get(id)
    if (known) {
      return known
    }
    const host = document.createElement('div')
    host.role = 'presentation'
    host.style.display = 'contents'
    hosts.set(id, host)
    return host
  }

  useLayoutEffect(() => {
    const focused = document.activeElement
    const placedIds = new Set<string>()
    for (const {key, rows} of groups) {
      const body = list.current?.querySelector(`[${ROWS_OF}="${CSS.escape(key)}"]`)
      let next = body?.firstElementChild ?? null
      for (const {id} of rows) {
        const host = hostOf(id)
        placedIds.add(id)
        if (next === host) {
          next = host.nextElementSibling
        } else {
          body?.insertBefore(host, next)
        }
      }
    }
    for (const [id, host] of hosts) {
      if (!placedIds.has(id)) {
        host.remove()
        hosts.delete(id)
      }
    }
    // An element that moves loses the focus.
    if (focused instanceof HTMLElement && focused !== document.activeElement) {
      focused.focus({preventScroll: true})
    }
  })
  return hostOf
}
