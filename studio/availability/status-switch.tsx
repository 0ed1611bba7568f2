import {Button, Flex, Text} from '@sanity/ui'
import {styled} from 'styled-components'

import {useTexts} from '../i18n/use-texts.ts'
import type {BoardRow, BoardStatus} from '../switchboard/data/board-row.ts'
import {ToneIcon} from './tone-icon.tsx'

/** A reader with the statuses to choose from, and the handlers of the buttons. */
export interface StatusSwitchProps {
  readonly row: BoardRow
  readonly statuses: readonly BoardStatus[]
  /** Why the buttons are disabled; undefined if they are not. */
  readonly refusal: string | undefined
  /** Also receives whether Shift was pressed, to add a note or an end. */
  readonly onChoose: (status: BoardStatus, element: HTMLElement, hasShift: boolean) => void
  readonly onOpenForm: (element: HTMLElement) => void
}

const Group = styled(Flex)`
  &:focus-visible {
    outline: 1px solid var(--card-focus-ring-color);
    outline-offset: 6px;
    border-radius: 1px;
  }
`

/** A button for each status, of which the current one is pressed, and one for a note or an end. */
export function StatusSwitch(props: StatusSwitchProps) {
  const {row, statuses, refusal, onChoose, onOpenForm} = props
  const {t} = useTexts()
  const isDisabled = refusal !== undefined
  if (statuses.length === 0) {
    return (
      <Text muted size={1}>
        {t('availability.no-statuses')}
      </Text>
    )
  }
  return (
    // Opening a form focuses its first control. The group takes this focus, so that no key switches the status by mistake.
    <Group
      gap={2}
      wrap="wrap"
      role="group"
      aria-label={t('availability.group', {
        status: row.status?.label ?? t('availability.none-yet'),
      })}
      aria-busy={row.isPending}
      tabIndex={0}
    >
      {statuses.map((status) => (
        <Button
          key={status.id}
          mode={status.id === row.status?.id ? 'default' : 'ghost'}
          tone="default"
          fontSize={1}
          padding={3}
          icon={<ToneIcon tone={status.tone} hasTextColour={status.id === row.status?.id} />}
          text={status.label}
          disabled={isDisabled}
          title={refusal}
          aria-pressed={status.id === row.status?.id}
          onClick={(event) => onChoose(status, event.currentTarget, event.shiftKey)}
        />
      ))}
      <Button
        mode="ghost"
        tone="default"
        fontSize={1}
        padding={3}
        text={t('availability.form')}
        aria-label={t('availability.form.label', {name: row.name})}
        aria-haspopup="dialog"
        disabled={isDisabled}
        title={refusal}
        onClick={(event) => onOpenForm(event.currentTarget)}
      />
    </Group>
  )
}
