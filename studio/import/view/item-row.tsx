import {Checkbox, Text} from '@sanity/ui'
import {memo} from 'react'
import {styled} from 'styled-components'

import {useTexts} from '../../i18n/use-texts.ts'
import {editedDocument, type ImportItem} from '../data/item.ts'
import type {ItemState} from '../data/item-state.ts'
import {titleOf} from './describe-item.ts'

/** A row of the list. */
export interface ItemRowProps {
  readonly item: ImportItem
  readonly state: ItemState
  readonly description: string
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly tabIndex: 0 | -1
  readonly onOpen: (id: string) => void
  readonly onFocus: (id: string) => void
  readonly onToggle: (id: string) => void
}

const Row = styled.li`
  display: flex;
  align-items: start;
  border-bottom: 1px solid var(--card-border-color);
  content-visibility: auto;
  contain-intrinsic-size: auto 84px;

  &[data-open='true'] {
    background: var(--card-muted-bg-color, rgb(127 127 127 / 12%));
  }
`

const SelectLabel = styled.label`
  display: grid;
  flex: none;
  place-items: center;
  min-width: 44px;
  min-height: 44px;
`

const OpenButton = styled.button`
  flex: 1;
  min-width: 0;
  padding: 12px 12px 12px 0;
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: -2px;
  }

  > * + * {
    margin-top: 8px;
  }
`

const MARKS: Record<ItemState, string> = {
  waiting: '',
  problem: '✕ ',
  warning: '! ',
  ready: '',
  'left-out': '',
  made: '✓ ',
}

/** Shows a document in the list. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const {item, state, description, isOpen, isSelected, tabIndex, onOpen, onFocus, onToggle} = props
  const title = titleOf(item)
  const {t} = useTexts()
  const document = editedDocument(item)
  return (
    <Row data-open={isOpen} data-state={state} data-item={item.id}>
      <SelectLabel>
        <Checkbox
          aria-label={t('import.select', {title})}
          checked={isSelected}
          tabIndex={tabIndex}
          onChange={() => onToggle(item.id)}
        />
      </SelectLabel>
      <OpenButton
        type="button"
        aria-current={isOpen}
        tabIndex={tabIndex}
        onClick={() => onOpen(item.id)}
        onFocus={() => onFocus(item.id)}
      >
        <Text size={1} weight="medium" textOverflow="ellipsis" as="div">
          {title}
        </Text>
        {document && (
          <Text size={1} muted as="div" textOverflow="ellipsis">
            {t('import.reader.row', {name: document.name, pin: document.pin})}
          </Text>
        )}
        <Text size={1} as="div" muted={state !== 'problem'} style={{overflowWrap: 'anywhere'}}>
          {MARKS[state]}
          {description}
        </Text>
      </OpenButton>
    </Row>
  )
})
