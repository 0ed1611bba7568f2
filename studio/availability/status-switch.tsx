import {readTone} from '@reader-article/content'
import {Button, Flex, Text} from '@sanity/ui'
import {styled} from 'styled-components'

import {ToneMark} from './tone-mark.tsx'
import type {StatusChoice} from './use-statuses.ts'

/** What the switch shows and does. */
export interface StatusSwitchProps {
  /** Undefined until they are known. */
  readonly statuses: readonly StatusChoice[] | undefined
  readonly statusId: string | undefined
  readonly disabled: boolean
  readonly onSwitch: (statusId: string) => void
}

const Group = styled(Flex)`
  &:focus-visible {
    outline: 1px solid var(--card-focus-ring-color);
    outline-offset: 6px;
    border-radius: 1px;
  }
`

/** One button a status; the one that holds is pressed. */
export function StatusSwitch({statuses, statusId, disabled, onSwitch}: StatusSwitchProps) {
  if (statuses?.length === 0) {
    return (
      <Text muted size={1}>
        Create a status first, under Statuses.
      </Text>
    )
  }
  const now = statuses?.find(({_id}) => _id === statusId)?.label ?? 'none yet'
  return (
    // Opening a form focuses its first control: this group, and not a button that would switch.
    <Group gap={2} wrap="wrap" role="group" aria-label={`Status: ${now}`} tabIndex={0}>
      {statuses?.map((status) => (
        <Button
          key={status._id}
          mode={status._id === statusId ? 'default' : 'ghost'}
          tone="default"
          fontSize={1}
          padding={3}
          icon={<ToneMark tone={readTone(status.tone)} plain={status._id === statusId} />}
          text={status.label ?? 'Without a label'}
          disabled={disabled}
          aria-pressed={status._id === statusId}
          onClick={() => onSwitch(status._id)}
        />
      ))}
    </Group>
  )
}
