import {Card, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {set, type StringInputProps, useFormValue} from 'sanity'

import {useLiveQuery} from '../availability/use-live-query.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {describePin, type PinDescription, type ReaderPin} from './describe-pin.ts'
import {Offer} from './offer.tsx'
import {suggestPin} from './suggest-pin.ts'

const ID_PATH = ['_id']
// Drafts and release versions count too, as in the validation. All PINs are few, and then each key has its answer at once.
const PINS_QUERY = {
  groq: {
    fetch: '*[_type == "reader" && defined(pin)]{_id, name, retired, pin}',
    listen: '*[_type == "reader"]',
  },
  options: {perspective: 'raw', tag: 'pins'},
} as const

const TONES: Readonly<Record<PinDescription['tone'], 'transparent' | 'positive' | 'critical'>> = {
  neutral: 'transparent',
  positive: 'positive',
  critical: 'critical',
}

/** A reader's PIN. While somebody types, it says whether the PIN is free, whose it is otherwise, and offers a free one. */
export function PinInput(props: StringInputProps) {
  const id = useFormValue(ID_PATH)
  const {result} = useLiveQuery<readonly ReaderPin[]>(PINS_QUERY)
  const isEditable = props.readOnly !== true && typeof id === 'string'
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {isEditable && result && (
        <PinState
          pin={props.value ?? ''}
          id={id}
          readers={result}
          onChoose={(pin) => props.onChange(set(pin))}
        />
      )}
    </Stack>
  )
}

function PinState(props: {
  readonly pin: string
  readonly id: string
  readonly readers: readonly ReaderPin[]
  readonly onChoose: (pin: string) => void
}) {
  const {pin, id, readers, onChoose} = props
  const {t} = useTexts()
  const taken = readers.map((reader) => reader.pin)
  const [suggested, setSuggested] = useState(() => suggestPin(taken, Math.random))
  if (suggested !== undefined && suggested !== pin && taken.includes(suggested)) {
    setSuggested(suggestPin(taken, Math.random))
  }
  const description = describePin(pin, id, readers)
  const isOffered = description?.tone !== 'positive' && suggested !== undefined
  return (
    <Stack gap={3}>
      <div role="status" data-testid="pin-state">
        {description && (
          <Card padding={3} radius={2} tone={TONES[description.tone]}>
            <Text size={1}>{description.text}</Text>
          </Card>
        )}
      </div>
      {isOffered && <Offer label={t('form.pin.offer')} texts={[suggested]} onChoose={onChoose} />}
    </Stack>
  )
}
