import {expect, test} from 'vitest'

import {addresses} from './addresses.ts'

const desk = {studio: 'http://localhost:3333', site: 'http://localhost:4200'}

test('all three addresses are shown', () => {
  const shown = addresses({...desk, lake: 'http://localhost:4100'})
  expect(shown.match(/http:\S+/g)).toEqual([desk.studio, desk.site, 'http://localhost:4100'])
})

test('where no Lake has been started, it says where the content is', () => {
  const shown = addresses({...desk, lake: undefined})
  expect(shown.match(/http:\S+/g)).toEqual([desk.studio, desk.site])
  expect(shown).toContain('The content is on hosted Sanity.')
})
