import {Box, Heading, Spinner, Stack} from '@sanity/ui'
import {useMemo, useState} from 'react'

import {LoadError} from '../../availability/load-error.tsx'
import {useTexts} from '../../i18n/use-texts.ts'
import {useStatusChanges} from '../data/use-status-changes.ts'
import type {BoardData} from '../data/use-board-data.ts'
import {addDays, createTimeFormat, dayOf, startOfDay} from '../times.ts'
import {ChangeList} from './change-list.tsx'
import {downloadText} from './download-text.ts'
import {type LogEntry, type LogFilter, toLogEntries} from './log-entries.ts'
import {toLogCsv} from './log-csv.ts'
import {LogHeader} from './log-header.tsx'
import {toTimelines} from './reader-timelines.ts'
import {TimelineBars} from './timeline-bars.tsx'
import {useLaterChanges} from './use-later-changes.ts'

/** What the log shows in addition to the status changes. */
export interface DayLogProps extends BoardData {
  readonly now: Date
  readonly refusal: string | undefined
  readonly onUndo: (entry: LogEntry) => void
}

/** The switches of a day: a bar for each reader, and a list. */
export function DayLog(props: DayLogProps) {
  const {readers, availabilities, statuses, timeZone, now, refusal, onUndo} = props
  const texts = useTexts()
  const {t, locale} = texts
  const today = dayOf(now, timeZone)
  const [day, setDay] = useState(today)
  const [filter, setFilter] = useState<LogFilter>({readerId: undefined, person: undefined})
  const start = useMemo(() => startOfDay(day, timeZone), [day, timeZone])
  const end = useMemo(() => startOfDay(addDays(day, 1), timeZone), [day, timeZone])
  const dayBefore = useMemo(() => startOfDay(addDays(day, -1), timeZone), [day, timeZone])
  const {changes, hasFailed, retry} = useStatusChanges(dayBefore.toISOString(), end.toISOString())
  const later = useLaterChanges(end.toISOString())
  const format = useMemo(() => createTimeFormat(timeZone, locale), [locale, timeZone])
  const ofDay = useMemo(
    () => changes?.filter(({at}) => Date.parse(at) >= start.getTime()) ?? [],
    [changes, start],
  )
  const people = useMemo(
    () => [...new Set(ofDay.map(({by}) => by).filter((by) => by !== undefined))].toSorted(),
    [ofDay],
  )
  const entries = useMemo(
    () => toLogEntries(ofDay, readers, availabilities, filter, texts),
    [availabilities, filter, ofDay, readers, texts],
  )
  const shownReaders = useMemo(() => {
    const switched = new Set(entries.map(({change}) => change.readerId))
    return readers.filter(
      ({id}) =>
        (filter.readerId === undefined || id === filter.readerId) &&
        (filter.person === undefined || switched.has(id)),
    )
  }, [entries, filter, readers])
  const timelines = useMemo(
    () =>
      toTimelines(
        {readers: shownReaders, changes: changes ?? [], later, availabilities, statuses},
        start,
        now < end ? new Date() : end,
      ),
    [availabilities, changes, end, later, now, shownReaders, start, statuses],
  )
  return (
    <Box height="fill" overflow="auto" padding={3} data-testid="switchboard-log">
      <Stack gap={5}>
        <LogHeader
          day={day}
          today={today}
          readers={readers}
          people={people}
          filter={filter}
          canExport={entries.length > 0}
          onDay={setDay}
          onFilter={setFilter}
          onExport={() =>
            downloadText(
              `${t('log.file-name')}-${day}.csv`,
              'text/csv;charset=utf-8',
              toLogCsv(entries.toReversed(), timeZone, texts),
            )
          }
        />
        {hasFailed && <LoadError message={t('log.load-error')} onRetry={retry} />}
        {!changes && !hasFailed && <Spinner muted />}
        {changes && (
          <>
            <Stack gap={4} as="section">
              <Heading as="h2" size={1}>
                {t('log.statuses')}
              </Heading>
              <TimelineBars
                timelines={timelines}
                statuses={statuses}
                day={day}
                start={start}
                end={end}
                timeZone={timeZone}
                format={format}
              />
            </Stack>
            <Stack gap={4} as="section">
              <Heading as="h2" size={1}>
                {t('log.switches', {count: entries.length})}
              </Heading>
              <ChangeList
                key={day}
                entries={entries}
                statuses={statuses}
                format={format}
                now={now}
                refusal={refusal}
                onUndo={onUndo}
              />
            </Stack>
          </>
        )}
      </Stack>
    </Box>
  )
}
