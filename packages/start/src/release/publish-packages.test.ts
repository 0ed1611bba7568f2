import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {type LocalRegistry, serveLocalRegistry} from './local-registry.test.helper.ts'
import {type PackedPackage, packPackage} from './pack-package.ts'
import {publishPackages} from './publish-packages.ts'
import {openRegistry, type Registry} from './registry.ts'
import type {Manifest} from './workspaces.ts'

// Takes over 10 s, and minutes on a busy machine: it runs npm about thirty times.
const TIMEOUT = {timeout: 180_000}

let root = ''
let server: LocalRegistry
let registry: Registry
let packages: readonly PackedPackage[] = []

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'publish-'))
  server = await serveLocalRegistry()
  await writeFile(join(root, 'package.json'), '{"private": true}')
  await writeFile(join(root, '.npmrc'), `${server.login}loglevel=error\n`)
  registry = openRegistry(server.url, root)
  packages = [await pack('oil'), await pack('wick'), await pack('lamp')]
})
afterEach(async () => {
  await server.close()
  await rm(root, {recursive: true})
})

test(
  'packages are published in their order, and a release that has failed continues when it is run again',
  TIMEOUT,
  async () => {
    server.refuse('wick')
    await expect(publish()).rejects.toThrow(
      'Not published yet: wick, lamp. Correct the cause above and run the command again on the same commit: versions that are already published are skipped.',
    )
    expect(server.listPublished()).toEqual({oil: ['1.2.0']})
    server.refuse(undefined)
    expect(await publish()).toEqual([
      'oil@1.2.0: already published',
      'wick@1.2.0: published',
      'lamp@1.2.0: published',
    ])
  },
)

test('nothing is published if a version is already there with other content', TIMEOUT, async () => {
  packages = [await pack('oil')]
  await publish()
  packages = [await pack('lamp'), await pack('oil', {license: 'ISC'})]
  await expect(publish()).rejects.toThrow(
    /has oil@1\.2\.0 with other content \(sha512-.+; built: sha512-.+\)\. A published version never changes: check out/,
  )
  expect(server.listPublished()).toEqual({oil: ['1.2.0']})
})

test('nothing is published if the registry does not respond', TIMEOUT, async () => {
  await server.close()
  await writeFile(join(root, '.npmrc'), 'fetch-retries=0\n')
  await expect(publish()).rejects.toThrow(
    `${server.url} does not say whether it has oil@1.2.0. Nothing is published.`,
  )
  server = await serveLocalRegistry()
})

test('the user is known if npm is logged in', TIMEOUT, async () => {
  expect(await registry.getUser()).toBe('anna')
  await writeFile(join(root, '.npmrc'), '')
  expect(await registry.getUser()).toBeUndefined()
})

async function publish(): Promise<readonly string[]> {
  const lines: string[] = []
  const print = (line: string): void => void lines.push(line)
  await publishPackages(packages, registry, {provenance: false, print})
  return lines
}

async function pack(name: string, changes: Partial<Manifest> = {}): Promise<PackedPackage> {
  const publishConfig = {access: 'public', provenance: true}
  const manifest = {name, version: '1.2.0', license: 'MIT', publishConfig, ...changes}
  await mkdir(join(root, name), {recursive: true})
  await writeFile(join(root, name, 'package.json'), JSON.stringify(manifest))
  const scratch = await mkdtemp(join(root, 'scratch-'))
  return packPackage(root, {folder: name, manifest}, join(scratch, 'packages'), scratch)
}
