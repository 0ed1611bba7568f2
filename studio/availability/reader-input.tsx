import {Card, Flex, Stack, Text} from '@sanity/ui'
import {useEffect, useRef} from 'react'
import {getPublishedId, type ObjectInputProps, useEditState} from 'sanity'

import {keepFieldInView} from '../focus/keep-field-in-view.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {ReaderSwitch} from './reader-switch.tsx'

/** The form of a reader, with the status buttons at the top. */
export function ReaderInput(props: ObjectInputProps) {
  const id = props.value?._id
  const isRetired = props.value?.retired === true
  const form = useRef<HTMLDivElement>(null)
  const [field] = props.focusPath
  // A link to a field can open the form before the status is there, which then moves the field down.
  useEffect(
    () =>
      form.current && typeof field === 'string' ? keepFieldInView(form.current, field) : undefined,
    [field],
  )
  return (
    <Stack gap={5} ref={form}>
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
  const {t} = useTexts()
  return (
    <Card padding={4} radius={3} tone="caution" border>
      <Text size={1}>{t('availability.retired')}</Text>
    </Card>
  )
}

function AvailabilityCard({readerId}: {readerId: string}) {
  const reader = useEditState(readerId, 'reader')
  const {t} = useTexts()
  if (!reader.ready) {
    return null
  }
  return (
    <Card padding={4} radius={3} tone="transparent" border data-testid="availability-card">
      <Stack gap={4}>
        <Flex justify="space-between" gap={3} wrap="wrap">
          <Text size={1} weight="medium">
            {t('availability.current')}
          </Text>
          <Text size={1} muted>
            {t(reader.published ? 'availability.published' : 'availability.unpublished')}
          </Text>
        </Flex>
        {reader.published && <ReaderSwitch readerId={readerId} isReadOnly={false} />}
      </Stack>
    </Card>
  )
}
