import type {KeyboardEvent} from 'react'
import {useCallback, useRef, useState} from 'react'
import {styled} from 'styled-components'

import {useTexts} from '../../i18n/use-texts.ts'
import type {ImportItem} from '../data/item.ts'
import type {ItemState, KnownReaders} from '../data/item-state.ts'
import {describeState} from './describe-item.ts'
import {ItemRow} from './item-row.tsx'

const List = styled.ul`
  flex: 1;
  min-height: 0;
  margin: 0;
  padding: 0;
  overflow-y: auto;
  list-style: none;
`

/** Lists documents; the arrow keys, Home and End move among them, and x selects. */
export function ItemList(props: {
  readonly items: readonly ImportItem[]
  readonly readers: KnownReaders
  readonly findState: (item: ImportItem) => ItemState
  readonly openId: string | undefined
  readonly selectedIds: ReadonlySet<string>
  readonly onOpen: (id: string) => void
  readonly onToggle: (id: string) => void
}) {
  const {items, readers, findState, openId, selectedIds, onOpen, onToggle} = props
  const texts = useTexts()
  const list = useRef<HTMLUListElement>(null)
  const [focusedId, setFocusedId] = useState<string>()
  const activeId = items.some(({id}) => id === focusedId) ? focusedId : items[0]?.id
  const moveFocus = useCallback((id: string) => setFocusedId(id), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return
    }
    if (event.key === 'x' && activeId !== undefined) {
      onToggle(activeId)
      return
    }
    const index = items.findIndex(({id}) => id === activeId)
    const next = items[moveIndex(event.key, index, items.length)]
    if (next !== undefined) {
      event.preventDefault()
      setFocusedId(next.id)
      list.current
        ?.querySelector<HTMLElement>(`[data-item="${CSS.escape(next.id)}"] > button`)
        ?.focus()
    }
  }
  return (
    <List ref={list} aria-label={texts.t('import.documents')} onKeyDown={onKeyDown}>
      {items.map((item) => {
        const state = findState(item)
        return (
          <ItemRow
            key={item.id}
            item={item}
            state={state}
            description={describeState(item, state, readers, texts)}
            isOpen={item.id === openId}
            isSelected={selectedIds.has(item.id)}
            tabIndex={item.id === activeId ? 0 : -1}
            onOpen={onOpen}
            onFocus={moveFocus}
            onToggle={onToggle}
          />
        )
      })}
    </List>
  )
}

function moveIndex(key: string, index: number, length: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, length - 1)
    case 'ArrowUp':
      return Math.max(index - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return -1
  }
}
