import {execFile} from 'node:child_process'
import {createHash} from 'node:crypto'
import {cp, glob, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {
  type LocalRegistry,
  serveLocalRegistry,
} from '@reader-article/start/src/release/local-registry.test.helper.ts'
import {runNpm} from '../packaging/run-npm.ts'

// Takes minutes: it installs and builds a clone of this repository, checks its packages twice, and installs what has
// been published.
const MINUTES = 60_000
const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../..')
const ORDER = [
  '@reader-article/content',
  'reader-article',
  '@reader-article/delivery',
  '@reader-article/import',
  '@reader-article/lake',
  '@reader-article/studio',
]

let folder = ''
let clone = ''
let out = ''
let registry: LocalRegistry

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reader-article-release-'))
  clone = join(folder, 'clone')
  out = join(folder, 'out')
  await cloneWorkspace()
  const upstream = await runNpm(clone, ['config', 'get', 'registry'])
  registry = await serveLocalRegistry(upstream.trim())
  const user = (await runNpm(clone, ['config', 'get', 'userconfig'])).trim()
  const settings = await readFile(user, 'utf8').catch(() => '')
  await writeFile(join(folder, 'user.npmrc'), `${settings}\n${registry.login}`)
}, 15 * MINUTES)

afterAll(async () => {
  await registry.close()
  await rm(folder, {recursive: true})
})

test(
  'a dry run in a clean clone packs what is right, and writes hashes that match the files',
  {timeout: 20 * MINUTES},
  async () => {
    const printed = await release('--dry-run')
    expect(printed).toContain('The packages are right. Nothing has been published')
    expect(printed).not.toContain('The working tree has changes')
    expect(registry.listPublished()).toEqual({})

    const {commit, packages}: Release = JSON.parse(await read('release.json'))
    expect(commit).toBe((await run('git', ['rev-parse', 'HEAD'], {cwd: clone})).stdout.trim())
    expect(packages.map(({name}) => name)).toEqual(ORDER)
    for (const {file, integrity} of packages) {
      expect(integrity).toBe(await hash(file, 'sha512'))
    }
    const sums = (await read('SHA256SUMS')).trim().split('\n')
    expect(sums.length).toBeGreaterThan(40)
    for (const line of sums) {
      const [sum = '', path = ''] = line.split('  ')
      expect([path, sum]).toEqual([path, await hash(path, 'sha256')])
    }
  },
)

test('the folder for a CDN has the files of the version, whose script tags contain their hashes', async () => {
  const version = await getVersion()
  const tags = await read(`cdn/${version}/script-tags.html`)
  const scripts = [...tags.matchAll(/src="https:\/\/cdn\.example\/([^?]+)\S+ integrity="([^"]+)"/g)]
  expect(scripts.map(([, path]) => path)).toEqual([
    `${version}/reader-article-preload.js`,
    `${version}/reader-article.js`,
  ])
  for (const [, path = '', integrity] of scripts) {
    expect(integrity).toBe(await hash(`cdn/${path}`, 'sha384'))
  }
  const {aliases} = JSON.parse(await read('cdn/manifest.json'))
  expect(Object.values(aliases)).toEqual([version])
})

test(
  'a release publishes the packed files, each package after those that it depends on',
  {timeout: 20 * MINUTES},
  async () => {
    await release('--registry', registry.url, '--no-provenance')
    const version = await getVersion()
    const published = Object.entries(registry.listPublished())
    expect(published).toEqual(ORDER.map((name) => [name, [version]]))
    const {packages}: Release = JSON.parse(await read('release.json'))
    for (const {name, integrity} of packages) {
      const response = await fetch(`${registry.url}/${name}`)
      const packument: Packument = await response.json()
      expect(packument.versions[version]?.dist.integrity).toBe(integrity)
    }
  },
)

test('the published packages work in an empty project', {timeout: 10 * MINUTES}, async () => {
  const project = join(folder, 'project')
  await mkdir(project)
  await writeFile(
    join(project, '.npmrc'),
    `registry=${registry.url}/\nreplace-registry-host=never\n`,
  )
  await writeFile(join(project, 'package.json'), '{"private": true, "type": "module"}')
  const names = ORDER.filter((name) => name !== '@reader-article/studio')
  await runNpm(project, ['install', '--no-audit', '--no-fund', ...names])
  await writeFile(
    join(project, 'show.js'),
    `
        import {isPin} from '@reader-article/content'
        import {createDelivery} from '@reader-article/delivery'
        import {openTestLake} from '@reader-article/lake/testing'
        import '@reader-article/import/read'
        import {renderArticle} from 'reader-article/ssr'

        await using lake = openTestLake()
        const slug = {_type: 'slug', current: 'hello'}
        await lake.mutate({create: {_id: 'hello', _type: 'article', title: 'Hello', slug}})
        const source = {projectId: 'local', dataset: 'production', apiHost: await lake.serve()}
        const delivery = createDelivery({...source, site: {url: 'https://articles.example'}})
        const page = await (await delivery.fetch(new Request('https://articles.example/articles/hello'))).text()
        delivery.close()
        const html = renderArticle({title: 'Hello', slug: 'hello'}, source)
        console.log(isPin('700107'), [page, html].map((text) => /<h1[^>]*>([^<]*)/.exec(text)?.[1]).join())
      `,
  )
  const {stdout} = await run(process.execPath, ['show.js'], {cwd: project})
  expect(stdout).toBe('true Hello,Hello\n')
})

interface Release {
  readonly commit: string
  readonly packages: readonly {
    readonly name: string
    readonly file: string
    readonly integrity: string
  }[]
}

/** The description of a package on a registry. */
interface Packument {
  readonly versions: Readonly<Record<string, {readonly dist: {readonly integrity: string}}>>
}

/** Clones the repository, commits what the working tree has changed and no changeset that is waiting, and installs. */
async function cloneWorkspace(): Promise<void> {
  await run('git', ['clone', '--quiet', '--no-local', ROOT, clone])
  const list = ['ls-files', '-z', '--modified', '--others', '--deleted', '--exclude-standard']
  const {stdout} = await run('git', list, {cwd: ROOT})
  for (const path of new Set(stdout.split('\0').filter((each) => each !== ''))) {
    await rm(join(clone, path), {force: true})
    await mkdir(dirname(join(clone, path)), {recursive: true})
    await cp(join(ROOT, path), join(clone, path)).catch(() => undefined)
  }
  for await (const path of glob('.changeset/!(README).md', {cwd: clone})) {
    await rm(join(clone, path))
  }
  const git = (...args: string[]) => run('git', args, {cwd: clone})
  await git('config', 'user.name', 'Anna')
  await git('config', 'user.email', 'anna@articles.example')
  await git('remote', 'remove', 'origin')
  await git('add', '--all')
  await git('commit', '--quiet', '--allow-empty', '--message', 'Change')
  await runNpm(clone, ['ci', '--prefer-offline'])
}

function release(...options: readonly string[]): Promise<string> {
  const args = ['run', '--silent', 'release', '--', ...options]
  const files = ['--out', out, '--cdn-url', 'https://cdn.example']
  return runNpm(clone, [...args, ...files], {npm_config_userconfig: join(folder, 'user.npmrc')})
}

async function getVersion(): Promise<string> {
  const {version}: {version: string} = JSON.parse(
    await readFile(join(ROOT, 'packages/reader-article/package.json'), 'utf8'),
  )
  return version
}

function read(path: string): Promise<string> {
  return readFile(join(out, path), 'utf8')
}

/** Hashes a file of the output: in hexadecimal for SHA-256, otherwise as the attribute `integrity`. */
async function hash(path: string, algorithm: 'sha256' | 'sha384' | 'sha512'): Promise<string> {
  const digest = createHash(algorithm).update(await readFile(join(out, path)))
  return algorithm === 'sha256' ? digest.digest('hex') : `${algorithm}-${digest.digest('base64')}`
}
