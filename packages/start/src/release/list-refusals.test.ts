import {expect, test} from 'vitest'

import {listRefusals, type ReleaseCircumstances} from './list-refusals.ts'

const READY: ReleaseCircumstances = {
  state: {commit: 'abc', changedFiles: [], changesets: []},
  root: {name: 'lamps', version: '0.0.0', repository: {url: 'git+https://git.lamps.org/lamps.git'}},
  registry: 'https://registry.npmjs.org',
  provenance: true,
  environment: {ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.actions.example'},
}

test('a clean tree without changesets in a workflow that can sign is released', () => {
  expect(listRefusals(READY)).toEqual([])
})

test('a registry of one’s own needs no provenance and no URLs', () => {
  const root = {...READY.root, repository: {url: 'git+https://lamps.example/lamps.git'}}
  const own = {root, registry: 'http://127.0.0.1:4873', provenance: false, environment: {}}
  expect(listRefusals({...READY, ...own})).toEqual([])
})

test('changes, waiting changesets, placeholders and a machine that cannot sign are refused', () => {
  const state = {commit: 'abc', changedFiles: [' M lamp.ts'], changesets: ['quiet-lamps.md']}
  const root = {...READY.root, repository: {url: 'git+https://lamps.example/lamps.git'}}
  expect(listRefusals({...READY, state, root, environment: {}})).toEqual([
    'The working tree has changes (M lamp.ts). Commit or remove them: a release is built from a commit.',
    'Changesets are waiting: quiet-lamps.md. Run npm run release:version, and commit the result.',
    'Provenance can only be written by a continuous integration service that npm knows. Run the workflow .github/workflows/release.yml, or add --no-provenance for a registry of your own.',
    "The URL of the repository is a placeholder (git+https://lamps.example/lamps.git), which npm compares with the repository that has built the packages. Set it as 'URLs of the project' in .github/CONTRIBUTING.md says.",
  ])
})

test('npm’s registry gets no packages without provenance', () => {
  expect(listRefusals({...READY, provenance: false})).toEqual([
    'Packages on registry.npmjs.org are published with provenance. Omit --no-provenance, or add --registry with the URL of a registry of your own.',
  ])
})
