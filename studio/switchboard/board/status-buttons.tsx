import {Button} from '@sanity/ui'
import type {MouseEvent} from 'react'
import {styled} from 'styled-components'

import {ToneIcon} from '../../availability/tone-icon.tsx'
import type {BoardStatus} from '../data/board-row.ts'

/** A button for each status; the current one is pressed. */
export interface StatusButtonsProps {
  /** What the buttons switch: 'Status of Clara Voss'. */
  readonly label: string
  readonly statuses: readonly BoardStatus[]
  readonly currentId: string | undefined
  /** Why the buttons are disabled; undefined if they are not. */
  readonly refusal: string | undefined
  readonly tabIndex: number
  /** Also receives whether Shift was pressed, to add a note or an end. */
  readonly onChoose: (status: BoardStatus, element: HTMLElement, hasShift: boolean) => void
}

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 4px;

  @container board (width < 640px) {
    button {
      flex: 1 0 44px;
      min-height: 44px;
    }

    /* The sign of a status that no other has is enough next to the label of the current status. */
    [data-has-own-sign='true']:not([aria-pressed='true']) [data-ui='Text']:has([data-label]) {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`

/** The statuses as buttons. On narrow screens, they show signs, and the current one its label. */
export function StatusButtons(props: StatusButtonsProps) {
  const {label, statuses, currentId, refusal, tabIndex, onChoose} = props
  return (
    <Buttons role="group" aria-label={label}>
      {statuses.map((status) => {
        const isCurrent = status.id === currentId
        return (
          <Button
            key={status.id}
            mode={isCurrent ? 'default' : 'ghost'}
            tone="default"
            fontSize={1}
            padding={2}
            gap={2}
            icon={<ToneIcon tone={status.tone} hasTextColour={isCurrent} />}
            text={<span data-label="">{status.label}</span>}
            tabIndex={tabIndex}
            disabled={refusal !== undefined}
            title={refusal ?? status.label}
            aria-pressed={isCurrent}
            data-has-own-sign={statuses.filter(({tone}) => tone === status.tone).length === 1}
            onClick={(event: MouseEvent<HTMLButtonElement>) => {
              // The second click of a double click means the same as the first.
              if (event.detail <= 1) {
                onChoose(status, event.currentTarget, event.shiftKey)
              }
            }}
          />
        )
      })}
    </Buttons>
  )
}
