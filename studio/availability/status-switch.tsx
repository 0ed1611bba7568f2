import {readTone} from '@reader-article/content'
import {Button, Flex, Text} from '@sanity/ui'
import {styled} from 'styled-components'

import {LoadError} from './load-error.tsx'
import {ToneIcon} from './tone-icon.tsx'
import {useStatuses} from './use-statuses.ts'

/** The current status, and the handler for a click on another status. */
export interface StatusSwitchProps {
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

/** A button for each status; the current status is pressed. */
export function StatusSwitch({statusId, disabled, onSwitch}: StatusSwitchProps) {
  const {result: statuses, hasFailed, retry} = useStatuses()
  if (hasFailed) {
    return <LoadError message="The statuses could not be loaded." onRetry={retry} />
  }
  if (statuses?.length === 0) {
    return (
      <Text muted size={1}>
        Create a status first, under Statuses.
      </Text>
    )
  }
  const currentLabel = statuses?.find(({_id}) => _id === statusId)?.label ?? 'none yet'
  return (
    // Opening a form focuses its first control. The group takes this focus, so that no key switches the status by mistake.
    <Group gap={2} wrap="wrap" role="group" aria-label={`Status: ${currentLabel}`} tabIndex={0}>
      {statuses?.map((status) => (
        <Button
          key={status._id}
          mode={status._id === statusId ? 'default' : 'ghost'}
          tone="default"
          fontSize={1}
          padding={3}
          icon={<ToneIcon tone={readTone(status.tone)} hasTextColour={status._id === statusId} />}
          text={status.label ?? 'A status without a label'}
          disabled={disabled}
          aria-pressed={status._id === statusId}
          onClick={() => onSwitch(status._id)}
        />
      ))}
    </Group>
  )
}
