import {Button, Card, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {type FormEvent, type KeyboardEvent, useId, useState} from 'react'
import {styled} from 'styled-components'

import type {BoardRow, BoardStatus} from '../data/board-row.ts'
import {type GestureForm, planGesture} from '../switching/plan-gesture.ts'
import {clockAfter, clockWithinDay, createTimeFormat} from '../times.ts'
import {touchTargets} from '../touch-targets.ts'
import {StatusButtons} from './status-buttons.tsx'

const MAX_NOTE_LENGTH = 200
const FormCard = styled(Card)`
  ${touchTargets}
`

/** In minutes. */
const DURATIONS = [15, 30, 60]

/** The readers that a form switches, and the status that it begins with. */
export interface SwitchFormProps {
  readonly rows: readonly BoardRow[]
  readonly statuses: readonly BoardStatus[]
  readonly initialStatus: BoardStatus | undefined
  readonly timeZone: string
  readonly onSubmit: (form: GestureForm) => void
  readonly onCancel: () => void
}

/** Switches one or several readers with a note, and with a time at which the status ends or begins. */
export function SwitchForm(props: SwitchFormProps) {
  const {rows, statuses, initialStatus, timeZone, onSubmit, onCancel} = props
  const [status, setStatus] = useState(initialStatus)
  /** Undefined until the editor enters one, as is `enteredClock`. */
  const [enteredNote, setEnteredNote] = useState<string>()
  const [enteredClock, setEnteredClock] = useState<string>()
  const [meaning, setMeaning] = useState<GestureForm['meaning']>('until')
  const id = useId()
  const [first, ...others] = rows
  const whom = others.length === 0 ? (first?.name ?? '') : `${rows.length} readers`
  // If a reader keeps the status, what the reader has now can be edited.
  const kept = first && others.length === 0 && first.status?.id === status?.id ? first : undefined
  const note = enteredNote ?? kept?.note ?? ''
  const keptEnd = enteredClock === undefined && meaning === 'until' ? kept?.until : undefined
  const clock = enteredClock ?? (keptEnd ? clockWithinDay(keptEnd, timeZone) : '')
  const form = status && {status, note, clock, keptEnd, meaning}
  const hint = form && describePlan(rows, form, timeZone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form && !hint?.isBlocked) {
      onSubmit(form)
    }
  }
  return (
    <FormCard
      padding={4}
      radius={3}
      role="dialog"
      aria-labelledby={`${id}-title`}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && onCancel()}
    >
      <Stack as="form" gap={4} onSubmit={submit}>
        <Text id={`${id}-title`} size={1} weight="semibold">
          Switch {whom}
        </Text>
        <StatusButtons
          label={`New status of ${whom}`}
          statuses={statuses}
          currentId={status?.id}
          refusal={undefined}
          tabIndex={0}
          onChoose={setStatus}
        />
        <Stack gap={2}>
          <Text as="label" htmlFor={`${id}-note`} size={1} weight="medium">
            Note, shown next to the status
          </Text>
          <TextInput
            id={`${id}-note`}
            // The form opens because somebody wants to write here.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            autoComplete="off"
            maxLength={MAX_NOTE_LENGTH}
            value={note}
            disabled={meaning === 'from'}
            onChange={(event) => setEnteredNote(event.currentTarget.value)}
          />
        </Stack>
        <Stack gap={2}>
          <Flex gap={1} role="group" aria-label="What the time means">
            {(['until', 'from'] as const).map((each) => (
              <Button
                key={each}
                mode={each === meaning ? 'default' : 'ghost'}
                tone="default"
                fontSize={1}
                padding={2}
                text={each === 'until' ? 'Back at' : 'Only from'}
                aria-pressed={each === meaning}
                onClick={() => setMeaning(each)}
              />
            ))}
          </Flex>
          <Flex gap={2} wrap="wrap" align="center">
            <TextInput
              type="time"
              aria-label={`${meaning === 'until' ? 'Back at' : 'From'}, time in ${timeZone}`}
              value={clock}
              onChange={(event) => setEnteredClock(event.currentTarget.value)}
            />
            {DURATIONS.map((minutes) => (
              <Button
                key={minutes}
                mode="bleed"
                fontSize={1}
                padding={3}
                text={minutes < 60 ? `${minutes} min` : `${minutes / 60} h`}
                aria-label={`In ${minutes} minutes`}
                onClick={() => setEnteredClock(clockAfter(minutes, timeZone, new Date()))}
              />
            ))}
          </Flex>
          <Text size={1} muted role="status">
            {hint?.text ?? 'Choose a status.'}
          </Text>
        </Stack>
        <Flex gap={2} justify="flex-end">
          <Button mode="ghost" fontSize={1} padding={3} text="Cancel" onClick={onCancel} />
          <Button
            type="submit"
            // Sanity's primary colour has too little contrast.
            tone="default"
            fontSize={1}
            padding={3}
            text={status ? `Switch to ${status.label}` : 'Switch'}
            disabled={!form || hint?.isBlocked === true}
          />
        </Flex>
      </Stack>
    </FormCard>
  )
}

function describePlan(
  rows: readonly BoardRow[],
  form: GestureForm,
  timeZone: string,
): {text: string; isBlocked: boolean} {
  const now = new Date()
  const {changes, skipped, instant} = planGesture(rows, form, timeZone, now)
  if (!instant) {
    return form.meaning === 'until'
      ? {text: `Without a time, until the next switch. Times are in ${timeZone}.`, isBlocked: false}
      : {text: `Enter the time at which it begins, in ${timeZone}.`, isBlocked: true}
  }
  const time = createTimeFormat(timeZone).formatTime(instant, now)
  if (form.meaning === 'until') {
    const unchanged = rows.filter(
      ({status, next}) => status?.id === form.status.id && (next ?? status).id === form.status.id,
    )
    return unchanged.length === 0
      ? {text: `Until ${time}, ${timeZone}; then the status of before.`, isBlocked: false}
      : {
          text: `${listNames(unchanged)} would be followed by the same status. Choose another status, or no time.`,
          isBlocked: true,
        }
  }
  const skippedText =
    skipped.length === 0
      ? ''
      : ` Not for ${listNames(skipped)}, who have this status already, or another one that ends before.`
  return {
    text: `${form.status.label} from ${time}, ${timeZone}; the present status until then.${skippedText}`,
    isBlocked: changes.length === 0,
  }
}

function listNames(rows: readonly BoardRow[]): string {
  return rows.length > 3 ? `${rows.length} readers` : rows.map(({name}) => name).join(', ')
}
