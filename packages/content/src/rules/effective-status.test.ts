import {describe, expect, test} from 'vitest'

import {effectiveStatus} from './effective-status.ts'

const BREAK = {
  status: 'break',
  since: '2026-11-28T15:00:00.000Z',
  until: '2026-11-28T15:30:00.000Z',
  next: 'available',
  note: 'back soon',
}

const at = (time: string) => new Date(`2026-11-28T${time}Z`)

describe('effectiveStatus', () => {
  test('is the stored status before its end', () => {
    expect(effectiveStatus(BREAK, at('15:29:59.999'))).toEqual(BREAK)
  })

  test.each(['15:30:00.000', '23:59:00.000'])('is the next status from its end: at %s', (time) => {
    expect(effectiveStatus(BREAK, at(time))).toEqual({
      status: 'available',
      since: '2026-11-28T15:30:00.000Z',
      until: undefined,
      next: undefined,
      note: undefined,
    })
  })

  test('stays without its note if no status follows', () => {
    const {next: _, ...stored} = BREAK
    expect(effectiveStatus(stored, at('15:00:00'))).toEqual({...BREAK, next: 'break'})
    expect(effectiveStatus({...stored, next: null}, at('15:30:00'))).toEqual({
      status: 'break',
      since: '2026-11-28T15:30:00.000Z',
      until: undefined,
      next: undefined,
      note: undefined,
    })
  })

  test.each([undefined, null, '', 0, 'half past three', '2026-11-28', '2026-99-99T00:00:00Z'])(
    'has no end if the stored end is %j',
    (until) => {
      expect(effectiveStatus({...BREAK, until}, at('23:00:00'))).toEqual({
        ...BREAK,
        until: undefined,
        next: undefined,
      })
    },
  )

  test('of an empty availability is undefined', () => {
    expect(effectiveStatus({status: null, since: null, note: 5}, at('15:00:00'))).toEqual({
      status: undefined,
      since: undefined,
      until: undefined,
      next: undefined,
      note: undefined,
    })
  })
})
