import {type StatusTone, instantOfWallTime} from '@reader-article/content'
import {Box, Text} from '@sanity/ui'
import {memo} from 'react'
import {styled} from 'styled-components'

import {useTexts} from '../../i18n/use-texts.ts'
import type {BoardStatus} from '../data/board-row.ts'
import type {TimeFormat} from '../times.ts'
import type {ReaderTimeline} from './reader-timelines.ts'

const HOURS = ['00', '06', '12', '18']

const LINE = 'color-mix(in srgb, var(--tone) 85%, transparent)'

/** Each tone has its own pattern, so that the colour is never the only sign. */
const PATTERNS: Record<StatusTone, {colour: string; pattern: string}> = {
  available: {colour: 'oklch(0.6 0.13 155)', pattern: LINE},
  busy: {
    colour: 'oklch(0.62 0.13 60)',
    pattern: `repeating-linear-gradient(45deg, ${LINE} 0 3px, transparent 3px 7px)`,
  },
  'in-call': {
    colour: 'oklch(0.6 0.13 310)',
    pattern: `radial-gradient(circle, ${LINE} 2.2px, transparent 2.7px) 0 0 / 7px 7px`,
  },
  away: {
    colour: 'oklch(0.6 0.08 250)',
    pattern: `repeating-linear-gradient(0deg, ${LINE} 0 2px, transparent 2px 5px)`,
  },
  unavailable: {
    colour: 'oklch(0.6 0.01 250)',
    pattern: `linear-gradient(${LINE}, ${LINE}) center / 100% 3px no-repeat`,
  },
}

const Line = styled.div`
  display: grid;
  grid-template-columns: minmax(90px, 170px) 1fr;
  gap: 8px;
  align-items: center;
  min-height: 28px;
  content-visibility: auto;
  contain-intrinsic-size: auto 28px;
`

const Track = styled.div`
  position: relative;
  height: 20px;
  border: 1px solid var(--card-border-color);
  border-radius: 3px;
  overflow: hidden;
`

const Segment = styled.div<{$tone: StatusTone}>`
  --tone: ${({$tone}) => PATTERNS[$tone].colour};
  position: absolute;
  inset: 0 auto 0 0;
  background: ${({$tone}) => PATTERNS[$tone].pattern};
  border-inline-start: 1px solid var(--tone);
`

const Sample = styled(Segment)`
  position: static;
  display: inline-block;
  width: 28px;
  height: 12px;
  border: 1px solid var(--tone);
`

const Hour = styled(Text)`
  position: absolute;
`

/** The timelines of a day. */
export interface TimelineBarsProps {
  readonly timelines: readonly ReaderTimeline[]
  readonly statuses: readonly BoardStatus[]
  readonly day: string
  readonly start: Date
  /** The end of the day. */
  readonly end: Date
  readonly timeZone: string
  readonly format: TimeFormat
}

/** Shows a bar for each reader, from midnight to midnight, with a text for screen readers. */
export const TimelineBars = memo(function TimelineBars(props: TimelineBarsProps) {
  const {timelines, statuses, day, start, end, timeZone, format} = props
  const {t, locale} = useTexts()
  const tones = new Map(statuses.map(({id, tone}) => [id, tone]))
  const share = (instant: Date): number =>
    (100 * (instant.getTime() - start.getTime())) / (end.getTime() - start.getTime())
  return (
    <div>
      <Text as="div" size={1} muted aria-hidden="true">
        <span style={{display: 'flex', flexWrap: 'wrap', gap: '6px 16px'}}>
          {statuses.map(({id, label, tone}) => (
            <span key={id} style={{display: 'inline-flex', gap: 6, alignItems: 'center'}}>
              <Sample $tone={tone} /> {label}
            </span>
          ))}
        </span>
      </Text>
      <Line aria-hidden="true">
        <span />
        <Box style={{position: 'relative', height: 20}}>
          {HOURS.map((hour) => (
            <Hour
              key={hour}
              size={0}
              muted
              style={{left: `${share(instantOfWallTime(`${day}T${hour}:00`, timeZone))}%`, top: 6}}
            >
              {hour}:00
            </Hour>
          ))}
        </Box>
      </Line>
      {timelines.map(({reader, intervals}) => (
        <Line key={reader.id}>
          <Text size={1} textOverflow="ellipsis">
            {reader.name}
          </Text>
          <Track
            role="img"
            aria-label={`${reader.name}: ${new Intl.ListFormat(locale, {type: 'unit'}).format(intervals.map(describe)) || t('log.nothing-recorded')}`}
          >
            {intervals.map((interval) => (
              <Segment
                key={interval.start.getTime()}
                $tone={tones.get(interval.statusId) ?? 'unavailable'}
                title={describe(interval)}
                style={{
                  left: `${share(interval.start)}%`,
                  width: `${share(interval.end) - share(interval.start)}%`,
                }}
              />
            ))}
          </Track>
        </Line>
      ))}
    </div>
  )

  function describe({label, note, start: from, end: to}: ReaderTimeline['intervals'][number]) {
    const noteText = note ? ` (${note})` : ''
    return t('log.interval', {
      status: `${label}${noteText}`,
      start: format.formatClock(from),
      end: format.formatClock(to),
    })
  }
})
