import {Text} from '@sanity/ui'
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
`

// Not Sanity's button, which consists of many elements: three hundred readers have fifteen hundred buttons.
const StatusButton = styled.button`
  display: inline-flex;
  gap: 6px;
  align-items: center;
  justify-content: center;
  min-height: 26px;
  padding: 0 8px;
  border: 1px solid var(--card-border-color);
  border-radius: 3px;
  background: none;
  color: var(--card-fg-color);
  font: inherit;
  font-weight: 500;
  line-height: 1;
  cursor: pointer;

  &:hover:not(:disabled) {
    border-color: var(--card-fg-color);
  }

  &[aria-pressed='true'] {
    border-color: var(--card-fg-color);
    background: var(--card-fg-color);
    color: var(--card-bg-color);
  }

  &:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: 1px;
  }

  &:disabled {
    opacity: 0.55;
    cursor: not-allowed;
  }

  > svg {
    flex: none;
    margin: 0;
  }

  @container board (width < 640px) {
    flex: 1 0 44px;
    min-height: 44px;

    /* The label of the current status is shown whole. */
    &[aria-pressed='true'] {
      flex-basis: auto;
    }

    /* The sign of a status that no other has is enough next to the label of the current status. */
    &[data-has-own-sign='true']:not([aria-pressed='true']) > span {
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
    <Text as="div" size={1} role="group" aria-label={label}>
      <Buttons>
        {statuses.map((status) => {
          const isCurrent = status.id === currentId
          return (
            <StatusButton
              key={status.id}
              type="button"
              tabIndex={tabIndex}
              disabled={refusal !== undefined}
              title={refusal ?? status.label}
              aria-pressed={isCurrent}
              data-has-own-sign={statuses.filter(({tone}) => tone === status.tone).length === 1}
              onClick={(event) => {
                // The second click of a double click means the same as the first.
                if (event.detail <= 1) {
                  onChoose(status, event.currentTarget, event.shiftKey)
                }
              }}
            >
              <ToneIcon tone={status.tone} hasTextColour={isCurrent} />
              <span>{status.label}</span>
            </StatusButton>
          )
        })}
      </Buttons>
    </Text>
  )
}
