import {ChevronLeftIcon} from '@sanity/icons/ChevronLeft'
import {ChevronRightIcon} from '@sanity/icons/ChevronRight'
import {DownloadIcon} from '@sanity/icons/Download'
import {Button, Flex, Select, TextInput} from '@sanity/ui'

import {useTexts} from '../../i18n/use-texts.ts'
import type {BoardReader} from '../data/board-row.ts'
import {addDays} from '../times.ts'
import type {LogFilter} from './log-entries.ts'

/** The day and the filter of the log. */
export interface LogHeaderProps {
  readonly day: string
  readonly today: string
  readonly readers: readonly BoardReader[]
  /** Who has switched on that day. */
  readonly people: readonly string[]
  readonly filter: LogFilter
  readonly canExport: boolean
  readonly onDay: (day: string) => void
  readonly onFilter: (filter: LogFilter) => void
  readonly onExport: () => void
}

/** Chooses the day, the reader and the person of the log, and exports it. */
export function LogHeader(props: LogHeaderProps) {
  const {day, today, readers, people, filter, canExport, onDay, onFilter, onExport} = props
  const {t} = useTexts()
  return (
    <Flex gap={2} wrap="wrap" align="center">
      <Button
        mode="ghost"
        padding={3}
        fontSize={1}
        icon={ChevronLeftIcon}
        aria-label={t('log.day-before')}
        onClick={() => onDay(addDays(day, -1))}
      />
      <TextInput
        type="date"
        aria-label={t('log.day')}
        fontSize={1}
        max={today}
        value={day}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          if (chosen !== '' && chosen <= today) {
            onDay(chosen)
          }
        }}
      />
      <Button
        mode="ghost"
        padding={3}
        fontSize={1}
        icon={ChevronRightIcon}
        aria-label={t('log.day-after')}
        disabled={day >= today}
        onClick={() => onDay(addDays(day, 1))}
      />
      <div>
        <Select
          aria-label={t('log.reader')}
          fontSize={1}
          value={filter.readerId ?? ''}
          onChange={(event) =>
            onFilter({...filter, readerId: event.currentTarget.value || undefined})
          }
        >
          <option value="">{t('log.all-readers')}</option>
          {readers.map(({id, name, pin}) => (
            <option key={id} value={id}>
              {name} · {pin}
            </option>
          ))}
        </Select>
      </div>
      <div>
        <Select
          aria-label={t('log.person')}
          fontSize={1}
          value={filter.person ?? ''}
          onChange={(event) =>
            onFilter({...filter, person: event.currentTarget.value || undefined})
          }
        >
          <option value="">{t('log.everybody')}</option>
          {people.map((person) => (
            <option key={person}>{person}</option>
          ))}
        </Select>
      </div>
      <Button
        mode="ghost"
        padding={3}
        fontSize={1}
        icon={DownloadIcon}
        text={t('log.export')}
        disabled={!canExport}
        onClick={onExport}
      />
    </Flex>
  )
}
