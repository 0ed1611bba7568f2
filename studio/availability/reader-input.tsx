import {Card, Flex, Stack, Text} from '@sanity/ui'
import {getPublishedId, type ObjectInputProps, useEditState} from 'sanity'

import {StatusSwitch} from './status-switch.tsx'
import {useAvailability} from './use-availability.ts'
import {useStatuses} from './use-statuses.ts'

const TIME = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
})

/** A reader's profile with the switch of the reader's status above it. */
export function ReaderInput(props: ObjectInputProps) {
  const id = props.value?._id
  const retired = props.value?.retired === true
  return (
    <Stack gap={5}>
      {retired ? (
        <RetiredCard />
      ) : (
        typeof id === 'string' && <AvailabilityCard readerId={getPublishedId(id)} />
      )}
      {props.renderDefault(props)}
    </Stack>
  )
}

function RetiredCard() {
  return (
    <Card padding={4} radius={3} tone="caution" border>
      <Text size={1}>
        Retired: no calls are offered, and the PIN is never given to anybody else. Bring this reader
        back from the menu beside Publish.
      </Text>
    </Card>
  )
}

function AvailabilityCard({readerId}: {readerId: string}) {
  const reader = useEditState(readerId, 'reader')
  const availability = useAvailability(readerId)
  const statuses = useStatuses()
  if (!reader.ready || !availability.ready) {
    return null
  }
  return (
    <Card padding={4} radius={3} tone="transparent" border data-testid="availability-card">
      <Stack gap={4}>
        <Flex justify="space-between" gap={3} wrap="wrap">
          <Text size={1} weight="medium">
            Status now
          </Text>
          <Text size={1} muted>
            {describe()}
          </Text>
        </Flex>
        {reader.published && (
          <StatusSwitch
            statuses={statuses}
            statusId={availability.statusId}
            disabled={false}
            onSwitch={availability.switchTo}
          />
        )}
      </Stack>
    </Card>
  )

  function describe() {
    if (!reader.published) {
      return 'Publish this reader, then choose a status.'
    }
    if (!availability.statusId) {
      return 'No status yet: choose one. It shows at once.'
    }
    const since = formatTime(availability.since)
    return (
      [availability.note, since && `since ${since}`].filter(Boolean).join(' · ') ||
      'A switch shows at once.'
    )
  }
}

function formatTime(time: string | undefined): string | undefined {
  const date = new Date(time ?? '')
  return Number.isNaN(date.getTime()) ? undefined : TIME.format(date)
}
