import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import {expect, onTestFinished, test} from 'vitest'

import {findContentProblems} from './content-problems.ts'

const MANIFEST = {name: 'lamp', version: '1.2.0'}
const FILES = {
  LICENSE: 'MIT',
  'README.md': '# lamp',
  'CHANGELOG.md': '# lamp\n\n## 1.2.0\n\nText.\n\n## 1.1.0\n',
  'dist/index.js': 'export {}',
  'dist/index.d.ts': 'export {}',
  'dist/test-lamp/lamp-fixture.js': 'export {}',
  'docs/testing.md': '# Testing',
}

test('a package with its texts and built files has no problem', async () => {
  expect(await findProblems({})).toEqual([])
})

test.for<[string, string]>([
  ['dist/lamp.test.js', 'a test'],
  ['dist/lamp.test.d.ts', 'a test'],
  ['dist/lamp.browser.test.js.map', 'a test'],
  ['dist/lamp.test-data.js', 'a test'],
  ['fixtures/lamp.json', 'a test'],
  ['dist/lamp.bench.js', 'a test'],
  ['src/index.ts', 'a source'],
  ['lib/lamp.tsx', 'a source'],
  ['dist/tsconfig.tsbuildinfo', 'a file of the build'],
  ['tsconfig.plugin.json', 'a file of the build'],
  ['.env', 'a file of somebody’s machine'],
  ['deploy/.npmrc', 'a file of somebody’s machine'],
  ['node_modules/oil/index.js', 'an installed package'],
])('%s in a package is found as %s', async ([file, kind]) => {
  expect(await findProblems({[file]: ''})).toEqual([
    `contains ${file}, ${kind}. Exclude it in 'files' of the package.json.`,
  ])
})

test('missing texts are found', async () => {
  const missing = {LICENSE: undefined, 'README.md': undefined, 'CHANGELOG.md': undefined}
  expect(await findProblems(missing)).toEqual([
    'does not contain the LICENSE of the root. Copy it into the folder.',
    'contains no README.md. Write one.',
    "contains no CHANGELOG.md. Write one, and add it to 'files' of the package.json.",
  ])
})

test('another licence, and a changelog without the version are found', async () => {
  const files = {LICENSE: 'ISC', 'CHANGELOG.md': '# lamp\n\n## 1.1.0\n'}
  expect(await findProblems(files)).toEqual([
    'does not contain the LICENSE of the root. Copy it into the folder.',
    'has version 1.2.0, but its CHANGELOG.md begins with 1.1.0. Run npm run release:version.',
  ])
})

test('a file that names the folder of the repository is found', async () => {
  const map = {'dist/index.js.map': '{"sources": ["/home/anna/lamps/src/index.ts"]}'}
  expect(await findProblems(map)).toEqual([
    'contains dist/index.js.map, which names the folder /home/anna/lamps of this machine.',
  ])
})

async function findProblems(
  changes: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'content-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  for (const [path, content] of Object.entries({...FILES, ...changes})) {
    if (content !== undefined) {
      await mkdir(dirname(join(folder, path)), {recursive: true})
      await writeFile(join(folder, path), content)
    }
  }
  return findContentProblems(folder, {manifest: MANIFEST, license: 'MIT', root: '/home/anna/lamps'})
}
