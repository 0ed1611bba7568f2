import {StatusSwitchError} from '@reader-article/content'
import {expect, test} from 'vitest'

import {ENGLISH_TEXTS} from '../../i18n/english-texts.ts'
import {describeSwitch, explainSwitchError} from './describe-switch.ts'

test('a switch is described for one reader and for several', () => {
  expect(describeSwitch({names: ['Clara'], status: 'Busy', until: '15:30'}, ENGLISH_TEXTS)).toBe(
    'Clara is now Busy, back at 15:30',
  )
  expect(
    describeSwitch({names: ['Clara', 'Bo'], status: 'Off', until: undefined}, ENGLISH_TEXTS),
  ).toBe('2 readers are now Off')
})

test('an error says what an editor can do', () => {
  expect(explainSwitchError(new StatusSwitchError('not-allowed', 'token'), ENGLISH_TEXTS)).toMatch(
    /not allowed to switch/u,
  )
  expect(explainSwitchError(new StatusSwitchError('unreachable', 'ECONN'), ENGLISH_TEXTS)).toMatch(
    /connection/u,
  )
  expect(explainSwitchError(new StatusSwitchError('not-undoable', 'why'), ENGLISH_TEXTS)).toBe(
    'why',
  )
  expect(explainSwitchError('text', ENGLISH_TEXTS)).toBe('text')
})
