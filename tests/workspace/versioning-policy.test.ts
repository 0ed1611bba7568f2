import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {readManifests, ROOT} from './manifests.ts'

const policy = await readFile(join(ROOT, '.github/VERSIONING.md'), 'utf8')

test('the policy names the oldest browsers that the published files are checked for', async () => {
  const support = join(ROOT, 'packages/reader-article/scripts/browsers/support.ts')
  const [, chrome, firefox, safari] =
    /OLDEST = \{chrome: ([\d.]+), firefox: ([\d.]+), safari: ([\d.]+)\}/.exec(
      await readFile(support, 'utf8'),
    ) ?? []
  expect(policy).toContain(`from Chrome ${chrome}, Firefox ${firefox} and Safari ${safari}`)
})

test('the policy and the README of the elements name the same browsers in which everything works', async () => {
  const readme = await readFile(join(ROOT, 'packages/reader-article/README.md'), 'utf8')
  const [, browsers] = /widely available': (today Chrome .* and newer)\./.exec(readme) ?? []
  expect(policy).toContain(`widely available', ${browsers}`)
})

test('the policy names the oldest Node of every package', async () => {
  const nodes = [...(await readManifests()).values()].flatMap(
    ({engines}) => engines?.['node'] ?? [],
  )
  const [, oldest] = /The oldest Node is ([\d.]+),/.exec(policy) ?? []
  expect(new Set(nodes)).toEqual(new Set([`>=${oldest}`]))
})
