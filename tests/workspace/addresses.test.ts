import {readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'

import {expect, test} from 'vitest'

import {type Manifest, readManifests, ROOT} from './manifests.ts'

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

test('the documented command changes the addresses of the root and of every published package', async () => {
  const published = [...(await readManifests())].flatMap(([path, manifest]) =>
    path !== 'package.json' && manifest.private !== true ? [dirname(path)] : [],
  )
  const guide = await readFile(join(ROOT, '.github/CONTRIBUTING.md'), 'utf8')
  const [command = ''] = /^npm pkg set homepage=.*$/m.exec(guide) ?? []
  expect(command).toContain(' --include-workspace-root ')
  const folders = [...command.matchAll(/ -w (\S+)/g)].map(([, folder = '']) => folder)
  expect(folders.toSorted()).toEqual(published.toSorted())
})

function addresses({homepage, bugs, repository}: Manifest) {
  return {homepage, bugs, repository}
}
