import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {readManifests, ROOT} from './manifests.ts'

const MIN_NODE = '22.13'
const NODE_VERSION = /\bNode (?:≥ (?<minimum>\d[\d.]*\d)|(?<oldest>\d[\d.]*) or newer)/g
const READMES = [
  'README.md',
  'packages/import/README.md',
  'packages/lake/README.md',
  'packages/reader-article/README.md',
]

test('every published package and the root declare the same oldest Node', async () => {
  const engines: Record<string, unknown> = {}
  for (const [path, manifest] of await readManifests()) {
    if (path === 'package.json' || manifest.private !== true) {
      engines[path] = manifest.engines
    }
  }
  expect(engines).toEqual({
    'package.json': {node: `>=${MIN_NODE}`},
    'packages/content/package.json': {node: `>=${MIN_NODE}`},
    'packages/delivery/package.json': {node: `>=${MIN_NODE}`},
    'packages/import/package.json': {node: `>=${MIN_NODE}`},
    'packages/lake/package.json': {node: `>=${MIN_NODE}`},
    'packages/reader-article/package.json': {node: `>=${MIN_NODE}`},
    'studio/package.json': {node: `>=${MIN_NODE}`},
  })
})

test('every README that names the oldest Node names the same version', async () => {
  const stated: Record<string, string | undefined> = {}
  for (const path of READMES) {
    const text = await readFile(join(ROOT, path), 'utf8')
    const [match, ...furtherMatches] = text.matchAll(NODE_VERSION)
    expect(furtherMatches).toEqual([])
    stated[path] = match?.groups?.['minimum'] ?? match?.groups?.['oldest']
  }
  expect(stated).toEqual(Object.fromEntries(READMES.map((path) => [path, MIN_NODE])))
})
