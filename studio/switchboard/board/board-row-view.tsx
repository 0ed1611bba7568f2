import {EllipsisHorizontalIcon} from '@sanity/icons/EllipsisHorizontal'
import {Avatar, Button, Checkbox, Text} from '@sanity/ui'
import {memo} from 'react'
import {styled} from 'styled-components'

import {ToneIcon} from '../../availability/tone-icon.tsx'
import type {Texts} from '../../i18n/translate.ts'
import {type BoardRow, type BoardStatus, isSameRow} from '../data/board-row.ts'
import {describeRow, describeStatus, type RowFormat} from './describe-row.ts'
import {StatusButtons} from './status-buttons.tsx'

/** The handlers of rows; the same object at every render, because rows are memoised. */
export interface RowActions {
  readonly activate: (id: string) => void
  readonly toggle: (id: string) => void
  readonly choose: (
    id: string,
    status: BoardStatus,
    element: HTMLElement,
    hasShift: boolean,
  ) => void
  readonly openForm: (id: string, element: HTMLElement) => void
}

/** A reader on the board. */
export interface BoardRowViewProps {
  readonly row: BoardRow
  readonly statuses: readonly BoardStatus[]
  readonly format: RowFormat
  /** Rows that a search does not find stay in the document: to create them again takes much longer than to show them. */
  readonly isHidden: boolean
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly refusal: string | undefined
  readonly actions: RowActions
}

const Row = styled.div`
  display: grid;
  grid-template: 'select photo who now switch' / 32px 36px minmax(150px, 1fr) minmax(
      170px,
      1.4fr
    ) auto;
  gap: 4px 10px;
  align-items: center;
  padding: 4px 8px;
  border-bottom: 1px solid var(--card-border-color);
  content-visibility: auto;
  contain-intrinsic-size: auto 44px;

  &[hidden] {
    display: none;
  }

  &[aria-selected='true'] {
    background: var(--card-muted-bg-color, rgb(127 127 127 / 12%));
  }

  &:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: -2px;
  }

  @container board (width < 1080px) {
    grid-template: 'select photo who now' 'switch switch switch switch' / 32px 36px minmax(
        120px,
        1fr
      ) minmax(140px, 1.4fr);
    padding: 6px 8px 8px;
    contain-intrinsic-size: auto 84px;
  }

  @container board (width < 640px) {
    grid-template: 'select photo who' 'select photo now' 'switch switch switch' / 44px 36px minmax(
        0,
        1fr
      );
    gap: 4px 8px;
    contain-intrinsic-size: auto 120px;
  }
`

const Cell = styled.div<{$area: string}>`
  grid-area: ${({$area}) => $area};
  min-width: 0;
  padding-block: 4px;
`

const Pin = styled.span`
  color: var(--card-muted-fg-color);
  font-weight: 400;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
`

const SelectLabel = styled.label`
  display: grid;
  place-items: center;
  min-width: 32px;
  min-height: 32px;

  @container board (width < 640px) {
    min-width: 44px;
    min-height: 44px;
  }
`

const Now = styled.span`
  display: flex;
  gap: 6px;
  align-items: center;

  > svg {
    flex: none;
  }

  > span {
    overflow-wrap: anywhere;
  }
`

const SwitchCell = styled(Cell)`
  display: flex;
  gap: 4px;
  align-items: center;

  @container board (width < 1080px) {
    > :first-child {
      flex: 1;
    }
  }

  @container board (width < 640px) {
    > :last-child {
      min-width: 44px;
      min-height: 44px;
    }
  }
`

/** Shows a reader with the status of now and the buttons that switch it. */
export const BoardRowView = memo(function BoardRowView(props: BoardRowViewProps) {
  const {row, statuses, format, isHidden, isActive, isSelected, refusal, actions} = props
  const {id, name} = row
  const tabIndex = isActive ? 0 : -1
  return (
    <Row
      role="row"
      hidden={isHidden}
      tabIndex={tabIndex}
      aria-selected={isSelected}
      aria-label={describeRow(row, format)}
      aria-busy={row.isPending}
      data-reader={id}
      onFocus={() => actions.activate(id)}
    >
      <SelectCell {...{id, name, isSelected, tabIndex, actions, texts: format.texts}} />
      <ReaderCells name={name} pin={row.pin} photo={row.photo} />
      <NowCell row={row} format={format} />
      <SwitchControls
        {...{id, name, statuses, refusal, tabIndex, actions, texts: format.texts}}
        currentId={row.status?.id}
      />
    </Row>
  )
}, isSameView)

// Each cell is memoised: three hundred rows are searched, selected and switched at once, which changes few of their cells.
const SelectCell = memo(function SelectCell(
  props: Pick<BoardRowViewProps, 'isSelected' | 'actions'> & {
    id: string
    name: string
    tabIndex: number
    texts: Texts
  },
) {
  const {id, name, isSelected, tabIndex, actions, texts} = props
  return (
    <Cell $area="select" role="gridcell">
      <SelectLabel>
        <Checkbox
          aria-label={texts.t('switchboard.select', {name})}
          checked={isSelected}
          tabIndex={tabIndex}
          onChange={() => actions.toggle(id)}
        />
      </SelectLabel>
    </Cell>
  )
})

const ReaderCells = memo(function ReaderCells(props: Pick<BoardRow, 'name' | 'pin' | 'photo'>) {
  const {name, pin, photo} = props
  return (
    <>
      <Cell $area="photo" role="gridcell" aria-hidden="true">
        <Avatar size={1} src={photo} initials={name.slice(0, 1)} />
      </Cell>
      <Cell $area="who" role="gridcell">
        <Text size={1} weight="medium">
          {name} <Pin>{pin}</Pin>
        </Text>
      </Cell>
    </>
  )
})

const NowCell = memo(function NowCell({row, format}: {row: BoardRow; format: RowFormat}) {
  return (
    <Cell $area="now" role="gridcell">
      <Text size={1} muted as="div">
        <Now>
          {row.status && <ToneIcon tone={row.status.tone} />}
          <span>{describeStatus(row, format)}</span>
        </Now>
      </Text>
    </Cell>
  )
})

const SwitchControls = memo(function SwitchControls(
  props: Pick<BoardRowViewProps, 'statuses' | 'refusal' | 'actions'> & {
    id: string
    name: string
    currentId: string | undefined
    tabIndex: number
    texts: Texts
  },
) {
  const {id, name, statuses, currentId, refusal, tabIndex, actions} = props
  const {t} = props.texts
  return (
    <SwitchCell $area="switch" role="gridcell">
      <StatusButtons
        label={t('switchboard.row.status', {name})}
        statuses={statuses}
        currentId={currentId}
        refusal={refusal}
        tabIndex={tabIndex}
        onChoose={(status, element, hasShift) => actions.choose(id, status, element, hasShift)}
      />
      <Button
        mode="bleed"
        fontSize={1}
        padding={2}
        icon={EllipsisHorizontalIcon}
        aria-label={t('switchboard.row.form', {name})}
        aria-haspopup="dialog"
        title={refusal ?? t('switchboard.row.form.hint')}
        disabled={refusal !== undefined}
        tabIndex={tabIndex}
        onClick={(event) => actions.openForm(id, event.currentTarget)}
      />
    </SwitchCell>
  )
})

function isSameView(a: BoardRowViewProps, b: BoardRowViewProps): boolean {
  return (
    isSameRow(a.row, b.row) &&
    a.statuses === b.statuses &&
    a.format === b.format &&
    a.isHidden === b.isHidden &&
    a.isActive === b.isActive &&
    a.isSelected === b.isSelected &&
    a.refusal === b.refusal &&
    a.actions === b.actions
  )
}
