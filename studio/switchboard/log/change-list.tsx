import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'

import {ToneIcon} from '../../availability/tone-icon.tsx'
import {useTexts} from '../../i18n/use-texts.ts'
import type {BoardStatus} from '../data/board-row.ts'
import type {TimeFormat} from '../times.ts'
import type {LogEntry} from './log-entries.ts'

const PAGE_SIZE = 200

/** The entries of a log. */
export interface ChangeListProps {
  readonly entries: readonly LogEntry[]
  readonly statuses: readonly BoardStatus[]
  readonly format: TimeFormat
  readonly now: Date
  readonly refusal: string | undefined
  readonly onUndo: (entry: LogEntry) => void
}

/** Lists who switched whose status, the latest first, with a button that undoes what is still the status of now. */
export function ChangeList({entries, statuses, format, now, refusal, onUndo}: ChangeListProps) {
  const [limit, setLimit] = useState(PAGE_SIZE)
  const {t} = useTexts()
  if (entries.length === 0) {
    return (
      <Text size={1} muted role="status">
        {t('log.empty')}
      </Text>
    )
  }
  return (
    <Stack gap={3}>
      <Stack as="ol" gap={0} aria-label={t('log.list')} style={{margin: 0, padding: 0}}>
        {entries.slice(0, limit).map((entry) => (
          <Card as="li" key={entry.change.id} borderBottom paddingY={2}>
            <Flex align="center" justify="space-between" gap={3} wrap="wrap">
              <Flex align="center" gap={3} style={{minWidth: 0}}>
                <Text size={1} muted>
                  <time dateTime={entry.change.at}>{format.formatClock(entry.change.at)}</time>
                </Text>
                <Text size={1}>
                  <strong>{entry.readerName}</strong> {describeEntry(entry)}
                </Text>
              </Flex>
              {entry.isUndoable && (
                <Button
                  mode="ghost"
                  fontSize={1}
                  padding={2}
                  text={t('switchboard.undo')}
                  aria-label={t('log.undo', {name: entry.readerName})}
                  disabled={refusal !== undefined}
                  title={refusal}
                  onClick={() => onUndo(entry)}
                />
              )}
            </Flex>
          </Card>
        ))}
      </Stack>
      {entries.length > limit && (
        <Button
          mode="ghost"
          fontSize={1}
          text={t('log.show-more', {
            count: Math.min(PAGE_SIZE, entries.length - limit),
            total: entries.length,
          })}
          onClick={() => setLimit(limit + PAGE_SIZE)}
        />
      )}
    </Stack>
  )

  function describeEntry({change: {from, to, by, source, undoes}}: LogEntry) {
    const tone = statuses.find(({id}) => id === to.status.id)?.tone
    const end = to.until && t('switchboard.back-at', {time: format.formatTime(to.until, now)})
    const next = end && to.next ? `${end} (${to.next.label})` : end
    const who = [
      by && t('switchboard.row.by', {person: by}),
      source && t('log.in-source', {source}),
      undoes && t('log.as-undo'),
    ]
    return (
      <>
        {from && `${from.status.label} → `}
        {tone && <ToneIcon tone={tone} />} {to.status.label}
        <span style={{color: 'var(--card-muted-fg-color)'}}>
          {[to.note, next, who.filter(Boolean).join(' ')]
            .filter(Boolean)
            .map((part) => ` · ${part}`)
            .join('')}
        </span>
      </>
    )
  }
}
