import {expect, test} from 'vitest'

import {formatAddresses} from './format-addresses.ts'

const urls = {studio: 'http://localhost:3333', site: 'http://localhost:4200'}

test('all three addresses are shown', () => {
  const shown = formatAddresses({...urls, lake: 'http://localhost:4100'})
  expect(shown.match(/http:\S+/g)).toEqual([urls.studio, urls.site, 'http://localhost:4100'])
})

test('without a Lake, the text says that the content is on hosted Sanity', () => {
  const shown = formatAddresses({...urls, lake: undefined})
  expect(shown.match(/http:\S+/g)).toEqual([urls.studio, urls.site])
  expect(shown).toContain('The content is on hosted Sanity.')
})
