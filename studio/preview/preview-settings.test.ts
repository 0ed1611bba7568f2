import {expect, test} from 'vitest'

import {parseSettings} from './preview-settings.ts'

const DEFAULTS = {isOpen: false, device: 'phone', theme: 'plain', scheme: 'light'}

test.each([null, '', '{', '[]', '7', 'null'])(
  '%j has no settings, so all are defaults',
  (stored) => {
    expect(parseSettings(stored)).toEqual(DEFAULTS)
  },
)

test('stored settings are read, and an unknown value gets its default', () => {
  const stored = {isOpen: true, device: 'tablet', theme: 'toString', scheme: 'dark', extra: 1}
  expect(parseSettings(JSON.stringify(stored))).toEqual({
    isOpen: true,
    device: 'tablet',
    theme: 'plain',
    scheme: 'dark',
  })
})
