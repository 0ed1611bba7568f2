import {createHash} from 'node:crypto'
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {hashFolder} from './hashes.ts'
import {listAliases, writeCdn} from './write-cdn.ts'

let folder = ''
let cdn = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cdn-'))
  cdn = join(folder, 'cdn')
})
afterEach(() => rm(folder, {recursive: true}))

test('a version is in a folder of its own, with hashes that match its files', async () => {
  const {files} = await write('0.1.0', 'export const light = 1')
  expect(Object.keys(files)).toEqual([
    'integrity.json',
    'reader-article.js',
    'script-tags.html',
    'themes/plain.css',
  ])
  const script = await readFile(join(cdn, '0.1.0/reader-article.js'))
  const hash = (algorithm: string) => createHash(algorithm).update(script)
  expect(files['reader-article.js']).toEqual({
    bytes: script.length,
    sha256: hash('sha256').digest('hex'),
    integrity: `sha384-${hash('sha384').digest('base64')}`,
  })
  expect(JSON.parse(await read('manifest.json'))).toEqual({
    aliases: {'0.1': '0.1.0'},
    versions: {'0.1.0': await hashFolder(join(cdn, '0.1.0'), 'sha384')},
  })
  expect(await read('0.1.0/script-tags.html')).toBe('<script integrity="sha384-abc"></script>')
})

test('older versions stay, and shortened versions lead to the newest one', async () => {
  await write('0.1.0', 'one')
  await write('0.1.1', 'two')
  await write('0.2.0-beta.0', 'three')
  expect(await read('0.1.0/reader-article.js')).toBe('one')
  expect(await read('_redirects')).toBe('/0.1/* /0.1.1/:splat 302\n')
  const cached = ['0.1.0', '0.1.1', '0.2.0-beta.0'].map(
    (version) => `/${version}/*\n  Cache-Control: public, max-age=31536000, immutable\n`,
  )
  expect(await read('_headers')).toBe(
    `/*\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n${cached.join('')}`,
  )
})

test('a version can be written again with the same files, and is refused with other files', async () => {
  const first = await write('0.1.0', 'one')
  expect(await write('0.1.0', 'one')).toEqual(first)
  await expect(write('0.1.0', 'two')).rejects.toThrow(
    `${join(cdn, '0.1.0')} differs from what has been built: reader-article.js. The files of a version never change: make a new version with npm run release:version, or use another --out if 0.1.0 has not been published.`,
  )
  expect(await read('0.1.0/reader-article.js')).toBe('one')
})

test('before 1.0 only minor versions have a shortened version', () => {
  expect(listAliases(['1.10.0', '0.1.0', '1.9.3', '0.1.10', '0.1.9', '2.0.0-rc.1'])).toEqual(
    new Map([
      ['0.1', '0.1.10'],
      ['1.9', '1.9.3'],
      ['1', '1.10.0'],
      ['1.10', '1.10.0'],
    ]),
  )
})

async function write(version: string, script: string) {
  const unpacked = await mkdtemp(join(folder, 'unpacked-'))
  for (const [path, content] of Object.entries({
    [`dist/cdn/${version}/reader-article.js`]: script,
    [`dist/cdn/${version}/integrity.json`]: '{"reader-article.js": "sha384-abc"}',
    'themes/plain.css': 'reader-article {}',
  })) {
    await mkdir(dirname(join(unpacked, path)), {recursive: true})
    await writeFile(join(unpacked, path), content)
  }
  return writeCdn(
    cdn,
    {unpacked, version},
    (hashes) => `<script integrity="${hashes['reader-article.js']}"></script>`,
  )
}

function read(path: string): Promise<string> {
  return readFile(join(cdn, path), 'utf8')
}
