import {SearchIcon} from '@sanity/icons/Search'
import {Button, Card, Flex, Text, TextInput} from '@sanity/ui'
import type {KeyboardEvent, RefObject} from 'react'

import {useTexts} from '../../i18n/use-texts.ts'
import type {BoardStatus} from '../data/board-row.ts'
import {StatusButtons} from './status-buttons.tsx'

/** The search, and the buttons for the selected readers. */
export interface BoardHeaderProps {
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly search: string
  readonly shownCount: number
  readonly selectedCount: number
  readonly statuses: readonly BoardStatus[]
  readonly refusal: string | undefined
  readonly onSearch: (search: string) => void
  readonly onSearchKey: (event: KeyboardEvent) => void
  readonly onSelectAll: () => void
  readonly onClearSelection: () => void
  readonly onSwitchSelected: (status: BoardStatus, element: HTMLElement, hasShift: boolean) => void
  readonly onOpenForm: (element: HTMLElement) => void
  readonly onHelp: () => void
}

/** Stays at the top of the board. */
export function BoardHeader(props: BoardHeaderProps) {
  const {searchRef, search, shownCount, selectedCount, statuses, refusal} = props
  const {t} = useTexts()
  return (
    <Card padding={2} borderBottom style={{position: 'sticky', top: 0, zIndex: 1}}>
      <Flex gap={2} align="center" wrap="wrap">
        <div style={{flex: '1 1 180px', minWidth: 0}}>
          <TextInput
            ref={searchRef}
            aria-label={t('switchboard.search.label')}
            placeholder={t('switchboard.search.placeholder')}
            autoComplete="off"
            spellCheck={false}
            fontSize={[2, 2, 1]}
            padding={3}
            icon={SearchIcon}
            clearButton={search !== ''}
            value={search}
            onChange={(event) => props.onSearch(event.currentTarget.value)}
            onClear={() => props.onSearch('')}
            onKeyDown={props.onSearchKey}
          />
        </div>
        <Button
          mode="ghost"
          fontSize={1}
          padding={3}
          text={t('switchboard.select-all', {count: shownCount})}
          aria-label={t('switchboard.select-all.label', {count: shownCount})}
          disabled={shownCount === 0}
          onClick={props.onSelectAll}
        />
        <Button
          mode="ghost"
          fontSize={1}
          padding={3}
          text="?"
          aria-label={t('switchboard.keys')}
          aria-haspopup="dialog"
          title={t('switchboard.keys.hint')}
          onClick={props.onHelp}
        />
      </Flex>
      {refusal && (
        <Card padding={3} marginTop={2} radius={2} tone="caution" border>
          <Text size={1}>{refusal}</Text>
        </Card>
      )}
      {selectedCount > 0 && (
        <Flex gap={2} align="center" wrap="wrap" marginTop={2} data-testid="switchboard-selection">
          <Text size={1} weight="medium">
            {t('switchboard.selected', {count: selectedCount})}
          </Text>
          <StatusButtons
            label={t('switchboard.selected.status')}
            statuses={statuses}
            currentId={undefined}
            refusal={refusal}
            tabIndex={0}
            onChoose={props.onSwitchSelected}
          />
          <Button
            mode="ghost"
            fontSize={1}
            padding={2}
            text={t('switchboard.selected.form')}
            aria-haspopup="dialog"
            disabled={refusal !== undefined}
            onClick={(event) => props.onOpenForm(event.currentTarget)}
          />
          <Button
            mode="bleed"
            fontSize={1}
            padding={2}
            text={t('switchboard.selected.clear')}
            onClick={props.onClearSelection}
          />
        </Flex>
      )}
    </Card>
  )
}
