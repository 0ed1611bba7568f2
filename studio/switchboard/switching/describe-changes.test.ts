import {expect, test} from 'vitest'

import {ENGLISH_TEXTS} from '../../i18n/english-texts.ts'
import type {StatusChange} from '../data/status-change.ts'
import {describeChanges} from './describe-changes.ts'

const NAMES = new Map(['Bo', 'Clara', 'Dev', 'Edda'].map((name) => [`reader-${name}`, name]))

test.each([
  ['one switch', [change('Bo', 'Off', 'Busy')], 'Ana: Bo is now Busy'],
  [
    'some switches by several people',
    [change('Bo', 'Off', 'Busy'), change('Clara', 'Busy', 'Off', 'Ben')],
    'Bo is now Busy, Clara is now Off',
  ],
  ['a switch by a program without a user', [change('Bo', 'Off', 'Busy', null)], 'Bo is now Busy'],
  ['a first status', [change('Bo', undefined, 'Off')], 'Ana: Bo is now Off'],
  [
    'many switches to one status',
    ['Bo', 'Clara', 'Dev', 'Edda'].map((name) => change(name, 'Busy', 'Off')),
    'Ana: 4 readers are now Off',
  ],
  [
    'many switches to several statuses',
    ['Bo', 'Clara', 'Dev', 'Edda'].map((name, index) =>
      change(name, 'Busy', index === 0 ? 'Off' : 'Available'),
    ),
    'Ana: 4 readers have another status',
  ],
  [
    'only the last of several switches of a reader',
    [change('Bo', 'Off', 'Busy'), change('Bo', 'Busy', 'Available')],
    'Ana: Bo is now Available',
  ],
  ['no note alone', [change('Bo', 'Busy', 'Busy')], undefined],
  [
    'no switch that was undone',
    [change('Bo', 'Off', 'Busy'), change('Bo', 'Busy', 'Off')],
    undefined,
  ],
  ['no reader who is not on the board', [change('Zoe', 'Off', 'Busy')], undefined],
])('announces %s', (_, changes, expected) => {
  expect(describeChanges(changes, NAMES, ENGLISH_TEXTS)).toBe(expected)
})

function change(
  name: string,
  from: string | undefined,
  to: string,
  by: string | null = 'Ana',
): StatusChange {
  return {
    id: `statusChange.${name}`,
    at: '2026-11-28T12:00:00.000Z',
    readerId: `reader-${name}`,
    from: from === undefined ? undefined : recordedStatus(from),
    to: recordedStatus(to),
    by: by ?? undefined,
    userId: undefined,
    source: 'Studio',
    undoes: undefined,
  }
}

function recordedStatus(label: string): StatusChange['to'] {
  return {
    status: {id: `status-${label}`, label},
    since: undefined,
    until: undefined,
    next: undefined,
    note: undefined,
  }
}
