import {mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import {expect, onTestFinished, test} from 'vitest'

import {removeStaleOutputs} from './remove-stale-outputs.ts'

test('only outputs of modules that exist no more are deleted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outputs-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  const kept = [
    'dist/index.d.ts',
    'dist/index.js',
    'dist/index.js.map',
    'dist/tsconfig.tsbuildinfo',
  ]
  const stale = ['dist/http/hono.d.ts', 'dist/http/hono.js', 'dist/http/hono.js.map']
  for (const file of ['src/index.ts', ...kept, ...stale]) {
    await mkdir(dirname(join(folder, file)), {recursive: true})
    await writeFile(join(folder, file), '')
  }
  await removeStaleOutputs(folder)
  const left = await readdir(join(folder, 'dist'), {recursive: true})
  expect(left.map((file) => `dist/${file}`).toSorted()).toEqual([...kept, 'dist/http'].toSorted())
})

test('a package that was never built is left as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outputs-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  await removeStaleOutputs(folder)
  expect(await readdir(folder)).toEqual([])
})
