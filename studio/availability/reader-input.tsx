import {Card, Flex, Stack, Text} from '@sanity/ui'
import {getPublishedId, type ObjectInputProps, useEditState} from 'sanity'

import {ReaderSwitch} from './reader-switch.tsx'

/** The form of a reader, with the status buttons at the top. */
export function ReaderInput(props: ObjectInputProps) {
  const id = props.value?._id
  const isRetired = props.value?.retired === true
  return (
    <Stack gap={5}>
      {isRetired ? (
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
        This reader has retired: the articles stay, without call links, and nobody else can ever
        have the PIN. To take calls again, bring the reader back from the menu next to Publish, then
        choose a status here.
      </Text>
    </Card>
  )
}

function AvailabilityCard({readerId}: {readerId: string}) {
  const reader = useEditState(readerId, 'reader')
  if (!reader.ready) {
    return null
  }
  return (
    <Card padding={4} radius={3} tone="transparent" border data-testid="availability-card">
      <Stack gap={4}>
        <Flex justify="space-between" gap={3} wrap="wrap">
          <Text size={1} weight="medium">
            Current status
          </Text>
          <Text size={1} muted>
            {reader.published
              ? 'A switch shows on every page immediately.'
              : 'Publish this reader, then choose a status.'}
          </Text>
        </Flex>
        {reader.published && <ReaderSwitch readerId={readerId} isReadOnly={false} />}
      </Stack>
    </Card>
  )
}
