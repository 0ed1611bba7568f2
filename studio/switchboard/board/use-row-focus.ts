import {type FocusEvent, type RefObject, useLayoutEffect, useRef, useState} from 'react'

/** The row that the Tab key reaches, and functions that move the focus among rows. */
export interface RowFocus {
  /** The id of its reader; undefined if no row is shown. */
  readonly activeId: string | undefined
  /** Whether the focus is inside the active row. */
  readonly isFocused: () => boolean
  readonly activate: (id: string) => void
  readonly findRow: (id: string) => HTMLElement | undefined
  readonly focusRow: (id: string) => void
  readonly move: (to: 'next' | 'previous' | 'first' | 'last') => void
  /** Moves the focus among the row and its controls. */
  readonly moveWithin: (by: 1 | -1) => void
  /** The handlers of the element around the rows. */
  readonly listProps: {
    readonly onFocus: (event: FocusEvent) => void
    readonly onBlur: () => void
  }
}

/** Manages a roving tab index over rows with the attribute `data-reader`. */
export function useRowFocus(
  list: RefObject<HTMLElement | null>,
  shownIds: readonly string[],
): RowFocus {
  const [chosenId, activate] = useState<string>()
  const activeId = chosenId !== undefined && shownIds.includes(chosenId) ? chosenId : shownIds[0]
  const focusedId = useRef<string>(undefined)

  const findRow = (id: string): HTMLElement | undefined =>
    list.current?.querySelector<HTMLElement>(`[data-reader="${CSS.escape(id)}"]`) ?? undefined
  const focusRow = (id: string) => {
    activate(id)
    findRow(id)?.focus()
  }

  // React sends no blur event when the group around the focused row is removed.
  useLayoutEffect(() => {
    if (focusedId.current !== undefined && document.activeElement === document.body) {
      findRow(focusedId.current)?.focus({preventScroll: true})
    }
  })

  return {
    activeId,
    isFocused: () => focusedId.current !== undefined && focusedId.current === activeId,
    activate,
    findRow,
    focusRow,
    move(to) {
      const index = activeId === undefined ? -1 : shownIds.indexOf(activeId)
      const isInside = focusedId.current !== undefined
      const targets = {
        next: isInside ? index + 1 : index,
        previous: isInside ? index - 1 : index,
        first: 0,
        last: shownIds.length - 1,
      }
      const target = shownIds[targets[to]]
      if (target !== undefined) {
        focusRow(target)
      }
    },
    moveWithin(by) {
      const row = activeId === undefined ? undefined : findRow(activeId)
      const stops = row
        ? [row, ...row.querySelectorAll<HTMLElement>('input, button:not(:disabled)')]
        : []
      const index = stops.findIndex((stop) => stop === document.activeElement)
      stops[index + by]?.focus()
    },
    listProps: {
      onFocus({target}) {
        focusedId.current = target.closest<HTMLElement>('[data-reader]')?.dataset['reader']
      },
      onBlur() {
        focusedId.current = undefined
      },
    },
  }
}
