import {mkdir, mkdtemp, rm, utimes, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test, vi} from 'vitest'

import {createFingerprint, isFresh, markFresh} from './freshness.ts'
import type {BuildStep} from './steps.ts'

const STEP: BuildStep = {
  title: 'Thing',
  npm: ['run', 'build'],
  inputs: ['src', 'package.json'],
  output: 'dist/index.js',
  environment: ['THING_PROJECT'],
}

let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build-'))
  await mkdir(join(root, 'src/deep'), {recursive: true})
  await mkdir(join(root, 'dist'))
  await writeFile(join(root, 'src/deep/a.ts'), 'a')
  await writeFile(join(root, 'package.json'), '{}')
  await writeFile(join(root, 'dist/index.js'), 'built')
  await markFresh(root, STEP, await createFingerprint(root, STEP))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(root, {recursive: true})
})

test('a step that was built from the current inputs is fresh', async () => {
  expect(await isFresh(root, STEP)).toBe(true)
})

test.for<[string, () => Promise<unknown>]>([
  ['a changed file', () => writeFile(join(root, 'src/deep/a.ts'), 'ab')],
  ['a touched file', () => utimes(join(root, 'src/deep/a.ts'), 1, 1)],
  ['a new file', () => writeFile(join(root, 'src/b.ts'), 'b')],
  ['a removed file', () => rm(join(root, 'src/deep/a.ts'))],
  ['a missing output', () => rm(join(root, 'dist/index.js'))],
  ['another environment', async () => vi.stubEnv('THING_PROJECT', 'abc123')],
])('%s makes a step stale', async ([, change]) => {
  await change()
  expect(await isFresh(root, STEP)).toBe(false)
})

test('files in a dist folder are not inputs', async () => {
  await mkdir(join(root, 'src/dist'))
  await writeFile(join(root, 'src/dist/a.js'), 'a')
  expect(await isFresh(root, STEP)).toBe(true)
})
