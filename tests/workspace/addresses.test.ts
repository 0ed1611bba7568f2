import {dirname} from 'node:path'

import {expect, test} from 'vitest'

import {type Manifest, readManifests} from './manifests.ts'

test('every published package has the addresses of the root, and its folder in the repository', async () => {
  const all = await readManifests()
  const {homepage, bugs, repository} = addresses(all.get('package.json') ?? {})
  expect([homepage, bugs?.url, repository?.url]).toEqual([
    expect.stringMatching(/^https:/),
    expect.stringMatching(/^https:/),
    expect.stringMatching(/^git\+https:.*\.git$/),
  ])
  const published = [...all].filter(
    ([path, manifest]) => path !== 'package.json' && manifest.private !== true,
  )
  expect(published.length).toBe(6)
  for (const [path, manifest] of published) {
    const directory = dirname(path)
    expect(addresses(manifest)).toEqual({homepage, bugs, repository: {...repository, directory}})
  }
})

function addresses({homepage, bugs, repository}: Manifest) {
  return {homepage, bugs, repository}
}
