import {StatusSwitchError} from '@reader-article/content'
import {expect, test} from 'vitest'

import {describeSwitch, explainSwitchError} from './describe-switch.ts'

test('a switch is described for one reader and for several', () => {
  expect(describeSwitch({names: ['Clara'], status: 'Busy', until: '15:30'})).toBe(
    'Clara is now Busy, back at 15:30',
  )
  expect(describeSwitch({names: ['Clara', 'Bo'], status: 'Off', until: undefined})).toBe(
    '2 readers are now Off',
  )
})

test('an error says what an editor can do', () => {
  expect(explainSwitchError(new StatusSwitchError('not-allowed', 'token'))).toMatch(
    /not allowed to switch/u,
  )
  expect(explainSwitchError(new StatusSwitchError('unreachable', 'ECONN'))).toMatch(/connection/u)
  expect(explainSwitchError(new StatusSwitchError('not-undoable', 'why'))).toBe('why')
  expect(explainSwitchError('text')).toBe('text')
})
