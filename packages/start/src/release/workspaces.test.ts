import {expect, test} from 'vitest'

import {ROOT} from '../root.ts'
import {listPublished, readWorkspaces} from './workspaces.ts'

test('the published packages of this repository come after those that they depend on', async () => {
  const published = listPublished(await readWorkspaces(ROOT))
  expect(published.map(({manifest}) => manifest.name)).toEqual([
    '@reader-article/content',
    'reader-article',
    '@reader-article/delivery',
    '@reader-article/import',
    '@reader-article/lake',
    '@reader-article/studio',
  ])
})
