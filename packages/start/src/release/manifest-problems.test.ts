import {expect, test} from 'vitest'

import {findManifestProblems} from './manifest-problems.ts'
import type {Manifest, Workspace} from './workspaces.ts'

const ROOT: Manifest = {
  name: 'lamps',
  version: '0.0.0',
  license: 'MIT',
  homepage: 'https://lamps.example',
  repository: {type: 'git', url: 'git+https://lamps.example/repository.git'},
  engines: {node: '>=22.13'},
}
const LAMP: Manifest = {
  ...ROOT,
  name: 'lamp',
  version: '1.2.0',
  repository: {...ROOT.repository, directory: 'packages/lamp'},
  publishConfig: {access: 'public', provenance: true},
  dependencies: {oil: '1.2.0', wick: '^3.1.0'},
}
const WORKSPACES: readonly Workspace[] = [
  {folder: 'packages/lamp', manifest: LAMP},
  {folder: 'packages/oil', manifest: {name: 'oil', version: '1.2.0'}},
  {folder: 'packages/shop', manifest: {name: 'shop', version: '1.2.0', private: true}},
]

test('a manifest with ranges that the release satisfies has no problem', () => {
  expect(findProblems({})).toEqual([])
})

test.for<[string, string]>([
  ['workspace:*', 'which does not say which versions work. Use a range such as ^1.2.3.'],
  ['file:../oil', 'which does not say which versions work. Use a range such as ^1.2.3.'],
  ['*', 'which does not say which versions work. Use a range such as ^1.2.3.'],
  ['latest', 'which does not say which versions work. Use a range such as ^1.2.3.'],
  ['1.1.0', 'but that package has version 1.2.0. Run npm run release:version.'],
])('a dependency on %s of another package of the release is found', ([range, problem]) => {
  expect(findProblems({dependencies: {oil: range}})).toEqual([
    `has oil@${range} in its dependencies, ${problem}`,
  ])
})

test('a dependency on a private package is found', () => {
  expect(findProblems({peerDependencies: {shop: '^1.0.0'}})).toEqual([
    'has shop@^1.0.0 in its peerDependencies, which is private and not on the registry. Depend on published packages only.',
  ])
})

test('a manifest without the settings of provenance, its folder, licence and Node is found', () => {
  const {url} = ROOT.repository ?? {}
  const changes = {
    repository: {url: url ?? ''},
    publishConfig: {access: 'public'},
    license: 'ISC',
    engines: {},
  }
  expect(findProblems(changes)).toEqual([
    'has license "ISC" in its package.json. Set it to "MIT".',
    'has repository.directory undefined in its package.json. Set it to "packages/lamp".',
    'has engines.node undefined in its package.json. Set it to ">=22.13".',
    'has publishConfig.provenance undefined in its package.json. Set it to true.',
  ])
})

function findProblems(changes: Partial<Manifest>): readonly string[] {
  const expectations = {root: ROOT, folder: 'packages/lamp', workspaces: WORKSPACES}
  return findManifestProblems({...LAMP, ...changes}, expectations)
}
