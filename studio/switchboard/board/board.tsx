import {Box, Card, Text} from '@sanity/ui'
import {Popover} from '@sanity/ui/popover'
import {type KeyboardEvent, useMemo, useRef, useState} from 'react'
import {createPortal} from 'react-dom'
import {styled} from 'styled-components'

import {useTexts} from '../../i18n/use-texts.ts'
import type {BoardRow, BoardStatus} from '../data/board-row.ts'
import {BoardHeader} from './board-header.tsx'
import {BoardRowView, type RowActions} from './board-row-view.tsx'
import type {RowFormat} from './describe-row.ts'
import {groupRows, readPlacement} from './group-rows.ts'
import {KeysDialog} from './keys-dialog.tsx'
import {RowGroupView} from './row-group.tsx'
import {runCommand} from './run-command.ts'
import {searchBoard} from './search-board.ts'
import {SwitchForm} from './switch-form.tsx'
import {useBoardKeys} from './use-board-keys.ts'
import {useHeldPlacement} from './use-held-placement.ts'
import {useKeptSearch} from './use-kept-search.ts'
import {useRowFocus} from './use-row-focus.ts'
import {useRowHosts} from './use-row-hosts.ts'
import {useStable} from './use-stable.ts'
import type {SwitchRows} from './use-switch-rows.ts'

/** What the board shows and switches. */
export interface BoardProps {
  readonly rows: readonly BoardRow[]
  readonly statuses: readonly BoardStatus[]
  readonly timeZone: string
  readonly format: RowFormat
  readonly refusal: string | undefined
  readonly switchRows: SwitchRows
}

interface OpenForm {
  readonly ids: readonly string[]
  readonly status: BoardStatus | undefined
  readonly anchor: HTMLElement
}

const List = styled(Box)`
  container: board / inline-size;
  padding-bottom: 80px;
`

/** Every reader with the buttons that switch their status, grouped by status. */
export function Board(props: BoardProps) {
  const {rows, statuses, timeZone, format, refusal} = props
  const {switchRows, switchTo, undoLast} = props.switchRows
  const {t} = useTexts()
  const listRef = useRef<HTMLDivElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const [search, setSearch] = useKeptSearch()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [form, setForm] = useState<OpenForm>()
  const [isHelpOpen, setIsHelpOpen] = useState(false)

  const shown = useMemo(() => new Set(searchBoard(rows, search).map(({id}) => id)), [rows, search])
  const placement = useMemo(() => readPlacement(groupRows(rows, statuses)), [rows, statuses])
  const held = useHeldPlacement(listRef, placement, form !== undefined)
  const groups = useMemo(
    () => groupRows(rows, statuses, {held, shown}),
    [held, rows, shown, statuses],
  )
  const shownIds = groups
    .flatMap((group) => group.rows.map(({id}) => id))
    .filter((id) => shown.has(id))
  const hostOf = useRowHosts(listRef, groups)
  const focus = useRowFocus(listRef, shownIds)
  const selectedRows = rows.filter(({id}) => selected.has(id))

  const clearSelection = () => setSelected(new Set())
  const toggle = useStable((id: string) =>
    setSelected(
      new Set(selected.has(id) ? [...selected].filter((each) => each !== id) : [...selected, id]),
    ),
  )
  const selectAll = () =>
    setSelected((previous) => new Set(shownIds.every((id) => previous.has(id)) ? [] : shownIds))
  const switchSelected = async (status: BoardStatus) => {
    if (await switchTo(selectedRows, status)) {
      clearSelection()
    }
  }
  const closeForm = () => {
    setForm(undefined)
    const [id, ...others] = form?.ids ?? []
    if (id !== undefined && others.length === 0) {
      focus.focusRow(id)
    } else {
      searchRef.current?.focus()
    }
  }
  const openFormFor = (
    formRows: readonly BoardRow[],
    anchor: HTMLElement,
    status: BoardStatus | undefined,
  ) => setForm({ids: formRows.map(({id}) => id), status, anchor})

  const findRow = (id: string | undefined) => rows.find((row) => row.id === id)
  const choose = useStable<Parameters<RowActions['choose']>, void>(
    (id, status, element, hasShift) => {
      const row = findRow(id)
      if (row && hasShift) {
        openFormFor([row], element, status)
      } else if (row) {
        void switchTo([row], status)
      }
    },
  )
  const openForm = useStable((id: string, element: HTMLElement) => {
    const row = findRow(id)
    if (row) {
      openFormFor([row], element, row.status)
    }
  })
  const activate = useStable(focus.activate)
  const actions = useMemo<RowActions>(
    () => ({activate, toggle, choose, openForm}),
    [activate, choose, openForm, toggle],
  )

  useBoardKeys(!isHelpOpen && !form, (command) =>
    runCommand(command, {
      focus,
      statuses,
      canSwitch: refusal === undefined,
      findRow,
      focusSearch() {
        searchRef.current?.focus()
        searchRef.current?.select()
      },
      toggle,
      selectAll,
      switchRow: (row, status) => void switchTo([row], status),
      switchSelected: (status) => void switchSelected(status),
      openForm: (row, anchor) => openForm(row.id, anchor),
      undo: () => void undoLast(),
      openHelp: () => setIsHelpOpen(true),
      escape: () => (selected.size > 0 ? clearSelection() : setSearch('')),
    }),
  )

  const handleSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      setSearch('')
      searchRef.current?.blur()
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      focus.move('first')
    }
  }

  return (
    <Card height="fill" style={{position: 'relative'}}>
      <Box height="fill" overflow="auto" data-testid="switchboard-scroll">
        <BoardHeader
          searchRef={searchRef}
          search={search}
          shownCount={shownIds.length}
          selectedCount={selectedRows.length}
          statuses={statuses}
          refusal={refusal}
          onSearch={setSearch}
          onSearchKey={handleSearchKey}
          onSelectAll={selectAll}
          onClearSelection={clearSelection}
          onSwitchSelected={(status, element, hasShift) =>
            hasShift ? openFormFor(selectedRows, element, status) : void switchSelected(status)
          }
          onOpenForm={(element) => openFormFor(selectedRows, element, undefined)}
          onHelp={() => setIsHelpOpen(true)}
        />
        <List
          ref={listRef}
          role="grid"
          aria-label={t('switchboard.list')}
          aria-multiselectable="true"
          data-testid="switchboard"
          {...focus.listProps}
        >
          {groups.map((group) => (
            <RowGroupView
              key={group.key}
              group={group}
              isHidden={!group.rows.some(({id}) => shown.has(id))}
            />
          ))}
          {rows.map((row) =>
            createPortal(
              <BoardRowView
                row={row}
                statuses={statuses}
                format={format}
                isHidden={!shown.has(row.id)}
                isActive={row.id === focus.activeId}
                isSelected={selected.has(row.id)}
                refusal={refusal}
                actions={actions}
              />,
              hostOf(row.id),
              row.id,
            ),
          )}
        </List>
        {shownIds.length === 0 && (
          <Box padding={4} role="status">
            <Text muted size={1}>
              {search === '' ? t('switchboard.no-readers') : t('switchboard.no-match', {search})}
            </Text>
          </Box>
        )}
      </Box>
      {form && (
        <Popover
          open
          portal
          constrainSize
          overflow="auto"
          placement="bottom-end"
          fallbackPlacements={['top-end', 'bottom', 'top']}
          width={1}
          referenceElement={form.anchor}
          content={
            <SwitchForm
              rows={rows.filter(({id}) => form.ids.includes(id))}
              statuses={statuses}
              initialStatus={form.status}
              timeZone={timeZone}
              onCancel={closeForm}
              onSubmit={(submitted) => {
                closeForm()
                void switchRows(
                  rows.filter(({id}) => form.ids.includes(id)),
                  submitted,
                )
              }}
            />
          }
        />
      )}
      {isHelpOpen && <KeysDialog onClose={() => setIsHelpOpen(false)} />}
    </Card>
  )
}
