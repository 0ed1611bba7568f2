import {Stack, Text} from '@sanity/ui'
import {Popover} from '@sanity/ui/popover'
import {useState} from 'react'

import {useTexts} from '../i18n/use-texts.ts'
import {describeStatus} from '../switchboard/board/describe-row.ts'
import {SwitchForm} from '../switchboard/board/switch-form.tsx'
import type {BoardStatus} from '../switchboard/data/board-row.ts'
import {useRefusal} from '../switchboard/switching/use-permission.ts'
import {LoadError} from './load-error.tsx'
import {StatusSwitch} from './status-switch.tsx'
import {type ReaderStatus, useReaderStatus} from './use-reader-status.ts'

/** The reader to switch, by the id of the published document. */
export interface ReaderSwitchProps {
  readonly readerId: string
  readonly isReadOnly: boolean
}

/** The status of a reader in a form, with buttons that switch it. */
export function ReaderSwitch({readerId, isReadOnly}: ReaderSwitchProps) {
  const {status, hasFailed, retry} = useReaderStatus(readerId)
  const {t} = useTexts()
  if (hasFailed) {
    return <LoadError message={t('availability.load-error')} onRetry={retry} />
  }
  return status ? <LoadedSwitch {...status} isReadOnly={isReadOnly} /> : null
}

interface OpenForm {
  readonly status: BoardStatus | undefined
  readonly anchor: HTMLElement
}

function LoadedSwitch(props: ReaderStatus & {isReadOnly: boolean}) {
  const {row, statuses, timeZone, format, switchTo, isReadOnly} = props
  const {t} = useTexts()
  const lacksPermission = useRefusal()
  const refusal = lacksPermission ?? (isReadOnly ? t('availability.read-only') : undefined)
  const [form, setForm] = useState<OpenForm>()
  const closeForm = () => {
    setForm(undefined)
    form?.anchor.focus()
  }
  return (
    <Stack gap={4}>
      <Text size={1} muted data-testid="status-description">
        {row.status ? describeStatus(row, format) : t('availability.choose')}
        {isOtherTimeZone(timeZone) && ` · ${t('availability.time-zone', {timeZone})}`}
      </Text>
      <StatusSwitch
        row={row}
        statuses={statuses}
        refusal={refusal}
        onChoose={(status, anchor, hasShift) => {
          if (hasShift) {
            setForm({status, anchor})
          } else if (status.id !== row.status?.id) {
            switchTo({status, note: '', clock: '', meaning: 'until'})
          }
        }}
        onOpenForm={(anchor) => setForm({status: row.status, anchor})}
      />
      {refusal && (
        <Text size={1} muted>
          {refusal}
        </Text>
      )}
      {form && (
        <Popover
          open
          portal
          constrainSize
          overflow="auto"
          placement="bottom-start"
          fallbackPlacements={['top-start', 'bottom', 'top']}
          width={1}
          referenceElement={form.anchor}
          content={
            <SwitchForm
              rows={[row]}
              statuses={statuses}
              initialStatus={form.status}
              timeZone={timeZone}
              onCancel={closeForm}
              onSubmit={(submitted) => {
                closeForm()
                switchTo(submitted)
              }}
            />
          }
        />
      )}
    </Stack>
  )
}

function isOtherTimeZone(timeZone: string): boolean {
  return timeZone !== Intl.DateTimeFormat().resolvedOptions().timeZone
}
