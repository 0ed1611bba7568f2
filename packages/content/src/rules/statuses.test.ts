import {describe, expect, test} from 'vitest'

import {guessStatus, STATUS_SEEDS, statusKey} from './statuses.ts'

test('a dataset begins with one status for each tone', () => {
  expect(STATUS_SEEDS).toEqual([
    {
      _id: 'status-available',
      _type: 'status',
      label: 'Available',
      tone: 'available',
      takesCalls: true,
      order: 1,
    },
    {_id: 'status-busy', _type: 'status', label: 'Busy', tone: 'busy', takesCalls: false, order: 2},
    {
      _id: 'status-in-a-call',
      _type: 'status',
      label: 'In a call',
      tone: 'in-call',
      takesCalls: false,
      order: 3,
    },
    {
      _id: 'status-on-a-break',
      _type: 'status',
      label: 'On a break',
      tone: 'away',
      takesCalls: false,
      order: 4,
    },
    {
      _id: 'status-currently-unavailable',
      _type: 'status',
      label: 'Currently Unavailable',
      tone: 'unavailable',
      takesCalls: false,
      order: 5,
    },
  ])
})

test.each(['currently unavailable', ' Currently\u00a0 Unavailable. ', 'CURRENTLY UNAVAILABLE'])(
  '%j is the same label as Currently Unavailable',
  (label) => {
    expect(statusKey(label)).toBe(statusKey('Currently Unavailable'))
  },
)

describe('guessStatus', () => {
  test.each([
    ['Available', 'available'],
    ['Available now – call me!', 'available'],
    ['Online', 'available'],
    ['Taking calls', 'available'],
    ['Busy', 'busy'],
    ['In a meeting', 'busy'],
    ['In a call', 'in-call'],
    ['In a reading', 'in-call'],
    ['On another call', 'in-call'],
    ['Busy, with a client', 'in-call'],
    ['On a call, back at 5', 'away'],
    ['Back at 5', 'away'],
    ['On a break', 'away'],
    ['Available from 6 pm', 'away'],
    ['Away until 3 March', 'away'],
    ['On holiday', 'away'],
    ['Currently Unavailable', 'unavailable'],
    ['Not available today', 'unavailable'],
    ['Not taking calls', 'unavailable'],
    ['No calls today', 'unavailable'],
    ['Offline', 'unavailable'],
    ['Mercury in retrograde', 'unavailable'],
  ])('%j means %s', (label, tone) => {
    expect(guessStatus(label)).toEqual({tone, takesCalls: tone === 'available'})
  })

  test.each(STATUS_SEEDS.map((seed) => [seed.label, seed] as const))(
    'agrees with the seed %s',
    (label, seed) => {
      expect(guessStatus(label)).toEqual({tone: seed.tone, takesCalls: seed.takesCalls})
    },
  )
})
