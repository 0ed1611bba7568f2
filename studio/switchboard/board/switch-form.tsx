import {Button, Card, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {type FormEvent, type KeyboardEvent, useId, useState} from 'react'
import {styled} from 'styled-components'

import type {Texts} from '../../i18n/translate.ts'
import {useTexts} from '../../i18n/use-texts.ts'
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
  const texts = useTexts()
  const {t} = texts
  const [status, setStatus] = useState(initialStatus)
  /** Undefined until the editor enters one, as is `enteredClock`. */
  const [enteredNote, setEnteredNote] = useState<string>()
  const [enteredClock, setEnteredClock] = useState<string>()
  const [meaning, setMeaning] = useState<GestureForm['meaning']>('until')
  const id = useId()
  const [first, ...others] = rows
  const whom =
    others.length === 0 ? (first?.name ?? '') : t('switchboard.readers', {count: rows.length})
  // If a reader keeps the status, what the reader has now can be edited.
  const kept = first && others.length === 0 && first.status?.id === status?.id ? first : undefined
  const note = enteredNote ?? kept?.note ?? ''
  const keptEnd = enteredClock === undefined && meaning === 'until' ? kept?.until : undefined
  const clock = enteredClock ?? (keptEnd ? clockWithinDay(keptEnd, timeZone) : '')
  const form = status && {status, note, clock, keptEnd, meaning}
  const hint = form && describePlan(rows, form, timeZone, texts)
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
          {t('switchboard.form.title', {whom})}
        </Text>
        <StatusButtons
          label={t('switchboard.form.status', {whom})}
          statuses={statuses}
          currentId={status?.id}
          refusal={undefined}
          tabIndex={0}
          onChoose={setStatus}
        />
        <Stack gap={2}>
          <Text as="label" htmlFor={`${id}-note`} size={1} weight="medium">
            {t('switchboard.form.note')}
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
          <Flex gap={1} role="group" aria-label={t('switchboard.form.meaning')}>
            {(['until', 'from'] as const).map((each) => (
              <Button
                key={each}
                mode={each === meaning ? 'default' : 'ghost'}
                tone="default"
                fontSize={1}
                padding={2}
                text={t(each === 'until' ? 'switchboard.form.until' : 'switchboard.form.from')}
                aria-pressed={each === meaning}
                onClick={() => setMeaning(each)}
              />
            ))}
          </Flex>
          <Flex gap={2} wrap="wrap" align="center">
            <TextInput
              type="time"
              aria-label={t(
                meaning === 'until'
                  ? 'switchboard.form.until.label'
                  : 'switchboard.form.from.label',
                {timeZone},
              )}
              value={clock}
              onChange={(event) => setEnteredClock(event.currentTarget.value)}
            />
            {DURATIONS.map((minutes) => (
              <Button
                key={minutes}
                mode="bleed"
                fontSize={1}
                padding={3}
                text={
                  minutes < 60
                    ? t('switchboard.form.minutes', {count: minutes})
                    : t('switchboard.form.hours', {count: minutes / 60})
                }
                aria-label={t('switchboard.form.in-minutes', {count: minutes})}
                onClick={() => setEnteredClock(clockAfter(minutes, timeZone, new Date()))}
              />
            ))}
          </Flex>
          <Text size={1} muted role="status">
            {hint?.text ?? t('switchboard.form.choose')}
          </Text>
        </Stack>
        <Flex gap={2} justify="flex-end">
          <Button
            mode="ghost"
            fontSize={1}
            padding={3}
            text={t('switchboard.form.cancel')}
            onClick={onCancel}
          />
          <Button
            type="submit"
            // Sanity's primary colour has too little contrast.
            tone="default"
            fontSize={1}
            padding={3}
            text={
              status
                ? t('switchboard.form.submit-to', {status: status.label})
                : t('switchboard.form.submit')
            }
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
  texts: Texts,
): {text: string; isBlocked: boolean} {
  const {t, locale} = texts
  const now = new Date()
  const {changes, skipped, instant} = planGesture(rows, form, timeZone, now)
  if (!instant) {
    return form.meaning === 'until'
      ? {text: t('switchboard.form.no-time', {timeZone}), isBlocked: false}
      : {text: t('switchboard.form.no-begin', {timeZone}), isBlocked: true}
  }
  const time = createTimeFormat(timeZone, locale).formatTime(instant, now)
  if (form.meaning === 'until') {
    const unchanged = rows.filter(
      ({status, next}) => status?.id === form.status.id && (next ?? status).id === form.status.id,
    )
    return unchanged.length === 0
      ? {text: t('switchboard.form.ends', {time, timeZone}), isBlocked: false}
      : {
          text: t('switchboard.form.same-status', {names: listNames(unchanged, texts)}),
          isBlocked: true,
        }
  }
  const skippedText =
    skipped.length === 0 ? '' : t('switchboard.form.skipped', {names: listNames(skipped, texts)})
  return {
    text: `${t('switchboard.form.begins', {status: form.status.label, time, timeZone})} ${skippedText}`.trim(),
    isBlocked: changes.length === 0,
  }
}

function listNames(rows: readonly BoardRow[], {t, locale}: Texts): string {
  return rows.length > 3
    ? t('switchboard.readers', {count: rows.length})
    : new Intl.ListFormat(locale).format(rows.map(({name}) => name))
}
