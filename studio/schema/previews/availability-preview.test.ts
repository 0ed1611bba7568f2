import {expect, test} from 'vitest'

import {previewAvailability} from './availability-preview.tsx'

const BREAK = {
  name: 'Clara Voss',
  pin: '700107',
  status: 'On a break',
  tone: 'away',
  note: 'tea',
  until: '2026-11-28T15:30:00.000Z',
  nextStatus: 'Available',
  nextTone: 'available',
}

test('a break is shown with its end, and then as the status that follows', () => {
  const before = previewAvailability(BREAK, new Date('2026-11-28T15:29:59Z'))
  expect(before.title).toBe('Clara Voss')
  expect(before.subtitle).toMatch(/^On a break · tea · until .+ · PIN 700107$/)
  const after = previewAvailability(BREAK, new Date(BREAK.until))
  expect([after.subtitle, after.media().props.tone]).toEqual([
    'Available · PIN 700107',
    'available',
  ])
})
