import {expect, test} from 'vitest'

import {ENGLISH_TEXTS} from '../../i18n/english-texts.ts'
import {createRow, STATUSES} from '../data/rows.test-data.ts'
import {describeRow, describeStatus} from './describe-row.ts'

const FORMAT = {
  formatTime: (instant: string | Date) => String(instant).slice(11, 16),
  formatClock: (instant: string | Date) => String(instant).slice(11, 16),
  now: new Date('2026-11-28T12:00:00Z'),
  texts: ENGLISH_TEXTS,
}

test('a row says status, begin, person, note and end', () => {
  const row = createRow('Clara Voss', {
    status: STATUSES.away,
    by: 'Ana',
    note: 'tea',
    until: '2026-11-28T15:30:00.000Z',
    next: STATUSES.available,
  })
  expect(describeStatus(row, FORMAT)).toBe(
    'On a break since 09:00 by Ana · tea · back at 15:30 (Available)',
  )
  expect(describeRow(createRow('Bo', {status: undefined}), FORMAT)).toBe(
    'Bo, PIN 700107, No status yet',
  )
})
