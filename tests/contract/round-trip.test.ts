import {execFile} from 'node:child_process'
import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'

import type {SanityClient} from '@sanity/client'
import {exportDataset} from '@sanity/export'
import {sanityImport} from '@sanity/import'
import sharp from 'sharp'
import {afterEach, beforeEach, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from './served-lake.ts'

/** An unpacked export: the documents by their ids, what is known of assets, and the hashes of their files. */
interface Exported {
  readonly archive: string
  readonly folder: string
  readonly documents: Record<string, Record<string, unknown>>
  readonly assets: Record<string, unknown>
  readonly files: Record<string, string>
}

const MONDAY = '2099-12-07T09:00:00.000Z'

const run = promisify(execFile)

let folder: string
let first: ServedLake
let second: ServedLake

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'round-trip-'))
  first = await serveEmptyLake()
  second = await serveEmptyLake()
})

afterEach(async () => {
  await Promise.all([first.close(), second.close()])
  await rm(folder, {recursive: true})
})

test('an export is imported completely, with drafts, versions, releases of all states and assets', async () => {
  await fill(first.editor)
  const before = await exportFrom(first.editor, 'before')
  expect(Object.keys(before.documents)).toEqual([
    '_.releases.rActive',
    '_.releases.rArchived',
    '_.releases.rPublished',
    '_.releases.rScheduled',
    'alien',
    'brazil',
    'drafts.alien',
    'versions.rActive.alien',
    'versions.rScheduled.alien',
  ])
  expect(await importInto(second.editor, before.archive)).toEqual({numDocs: 9, warnings: []})
  const after = await exportFrom(second.editor, 'after')
  expect([after.assets, after.files]).toEqual([before.assets, before.files])
  // An import never publishes by itself, so that a scheduled release is scheduled again by a person.
  const {publishAt, ...scheduled} = before.documents['_.releases.rScheduled'] ?? {}
  expect(publishAt).toBe(MONDAY)
  expect(after.documents).toEqual({
    ...before.documents,
    '_.releases.rScheduled': {...scheduled, state: 'active'},
  })
  await second.editor.releases.schedule({releaseId: 'rScheduled', publishAt: MONDAY})
  expect((await exportFrom(second.editor, 'again')).documents).toEqual(before.documents)
  await second.editor.releases.unschedule({releaseId: 'rScheduled'})
  await second.editor.releases.publish({releaseId: 'rScheduled'})
  expect(await second.anonymous.fetch('*[_id == "alien"][0].title')).toBe('rScheduled')
})

test('an import that has failed is repeated, and is then complete', async () => {
  await fill(first.editor)
  const before = await exportFrom(first.editor, 'before')
  const [image = ''] = await readdir(join(before.folder, 'images'))
  const path = join(before.folder, 'images', image)
  const bytes = await readFile(path)
  await rm(path)
  await expect(importFolder(second.editor, before.folder)).rejects.toThrow(image)
  await writeFile(path, bytes)
  await importFolder(second.editor, before.folder)
  const after = await exportFrom(second.editor, 'after')
  expect([Object.keys(after.documents), after.files]).toEqual([
    Object.keys(before.documents),
    before.files,
  ])
  expect(after.documents['alien']).toEqual(before.documents['alien'])
})

test('an imported photograph loses its place, and documents refer to what is stored', async () => {
  await mkdir(join(folder, 'images'))
  const photo = sharp({create: {width: 30, height: 20, channels: 3, background: '#c04000'}})
  const place = {IFD3: {GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1'}}
  const bytes = await photo.withExif(place).jpeg().toBuffer()
  await writeFile(join(folder, 'images/photo.jpg'), bytes)
  const still = {_type: 'image', _sanityAsset: 'image@file://./images/photo.jpg'}
  const film = {_id: 'alien', _type: 'film', still}
  await writeFile(join(folder, 'data.ndjson'), `${JSON.stringify(film)}\n`)
  await importFolder(first.editor, folder)
  await importFolder(first.editor, folder)
  const query = '*[_type == "film"][0].still.asset->{sha1hash, url}'
  const {sha1hash, url} = await first.editor.fetch<{sha1hash: string; url: string}>(query)
  const stored = Buffer.from(await (await fetch(url)).arrayBuffer())
  expect([hashOf(stored), stored.length]).toEqual([sha1hash, bytes.length])
  expect(sha1hash).not.toBe(hashOf(bytes))
  expect(await first.editor.fetch('count(*[_type == "sanity.imageAsset"])')).toBe(1)
})

async function fill(client: SanityClient): Promise<void> {
  const picture = sharp({create: {width: 30, height: 20, channels: 3, background: '#c04000'}})
  const image = await client.assets.upload('image', await picture.jpeg().toBuffer(), {
    filename: 'sunset.jpg',
    title: 'Sunset',
    creditLine: 'Ada',
  })
  const file = await client.assets.upload('file', Buffer.from('hello'), {filename: 'script.txt'})
  await client.create({
    _id: 'alien',
    _type: 'film',
    title: 'Alien',
    still: {_type: 'image', asset: {_type: 'reference', _ref: image._id}},
  })
  await client.create({
    _id: 'brazil',
    _type: 'film',
    title: 'Brazil',
    related: {_type: 'reference', _ref: 'alien'},
    script: {_type: 'file', asset: {_type: 'reference', _ref: file._id}},
  })
  await client.create({_id: 'drafts.alien', _type: 'film', title: 'Alien, a draft'})
  for (const releaseId of ['rPublished', 'rActive', 'rScheduled', 'rArchived']) {
    const metadata = {
      title: releaseId,
      releaseType: 'scheduled',
      intendedPublishAt: MONDAY,
    } as const
    await client.releases.create({releaseId, metadata})
    await client.createVersion({releaseId, publishedId: 'alien', baseId: 'alien'})
    await client.patch(`versions.${releaseId}.alien`).set({title: releaseId}).commit()
    if (releaseId === 'rPublished') {
      await client.releases.publish({releaseId})
    }
  }
  await client.releases.schedule({releaseId: 'rScheduled', publishAt: MONDAY})
  await client.releases.archive({releaseId: 'rArchived'})
}

function importInto(client: SanityClient, archive: string): Promise<unknown> {
  return sanityImport(createReadStream(archive), {
    client,
    operation: 'create',
    releasesOperation: 'fail',
  })
}

function importFolder(client: SanityClient, source: string): Promise<unknown> {
  return sanityImport(source, {
    client,
    operation: 'createOrReplace',
    releasesOperation: 'replace',
  })
}

async function exportFrom(client: SanityClient, name: string): Promise<Exported> {
  const archive = join(folder, `${name}.tar.gz`)
  await exportDataset({client, dataset: 'production', outputPath: archive})
  const unpacked = join(folder, name)
  await mkdir(unpacked)
  await run('tar', ['-xzf', archive, '--strip-components=1', '-C', unpacked])
  const lines = (await readFile(join(unpacked, 'data.ndjson'), 'utf8')).trim().split('\n')
  const documents = lines.map((line) => withoutTimes(JSON.parse(line)))
  const assets: Record<string, Record<string, unknown>> = JSON.parse(
    await readFile(join(unpacked, 'assets.json'), 'utf8'),
  )
  return {
    archive,
    folder: unpacked,
    documents: Object.fromEntries(documents.map((each) => [String(each['_id']), each])),
    assets: Object.fromEntries(
      Object.entries(assets).map(([id, {_createdAt, ...each}]) => [id, withoutTimes(each)]),
    ),
    files: await hashFiles(unpacked),
  }
}

/** Removes what a new dataset decides by itself: the revision, and when the document was last changed. */
function withoutTimes({
  _rev,
  _updatedAt,
  ...document
}: Record<string, unknown>): Record<string, unknown> {
  return document
}

async function hashFiles(unpacked: string): Promise<Record<string, string>> {
  const names = []
  for (const kind of ['images', 'files']) {
    names.push(...(await readdir(join(unpacked, kind))).map((name) => join(kind, name)))
  }
  const hashes = names.map(async (name): Promise<[string, string]> => [
    name,
    hashOf(await readFile(join(unpacked, name))),
  ])
  return Object.fromEntries(await Promise.all(hashes))
}

const hashOf = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex')
