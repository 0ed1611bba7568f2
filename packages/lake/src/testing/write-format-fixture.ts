/**
 * Writes the folder that `old-formats.test.ts` opens with every later version:
 * `node packages/lake/src/testing/write-format-fixture.ts`, run before the format changes.
 *
 * The folder is small enough to be in the repository; nothing in it is secret.
 */
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'

import sharp from 'sharp'

import {Access} from '../auth/access.ts'
import {createCustomRole} from '../auth/roles.ts'
import {createLake} from '../lake.ts'
import {openSharedDatabase} from '../store/database.ts'
import {CURRENT_VERSION} from '../store/migrate.ts'
import {FORMATS_FOLDER, FORMAT_PASSWORD} from './format-fixtures.ts'
import {TOKEN} from './temporary-lake.ts'

const data = mkdtempSync(join(tmpdir(), 'lake-format-'))
const target = join(FORMATS_FOLDER, `format-${CURRENT_VERSION}`)
const clock = {time: Date.UTC(2026, 4, 1)}
const lake = createLake({
  data,
  tokens: [TOKEN],
  firstPerson: {name: 'Ida', email: 'ida@example.org'},
  now: () => new Date((clock.time += 60_000)),
})

async function post(path: string, body: Uint8Array<ArrayBuffer> | string): Promise<void> {
  const response = await lake.fetch(
    new Request(`http://localhost/v2026-09-01${path}`, {
      method: 'POST',
      headers: {authorization: `Bearer ${TOKEN}`},
      body,
    }),
  )
  if (!response.ok) {
    throw new Error(await response.text())
  }
}

const mutate = (transactionId: string, ...mutations: readonly unknown[]): Promise<void> =>
  post('/data/mutate/production', JSON.stringify({transactionId, mutations}))

const director = {_type: 'reference', _ref: 'director'}
await mutate(
  'first',
  {create: {_id: 'director', _type: 'person', name: 'Agnès Varda'}},
  {create: {_id: 'film', _type: 'film', title: 'Cleo', year: 1962, director}},
  {create: {_id: 'lost', _type: 'film', title: 'Lost'}},
)
await mutate('second', {patch: {id: 'film', set: {title: 'Cléo from 5 to 7 🎬'}}})
await mutate('third', {delete: {id: 'lost'}})
await mutate('fourth', {
  create: {_id: 'drafts.film', _type: 'film', title: 'Cléo', director: {...director, _weak: true}},
})
await mutate('fifth', {create: {_id: 'versions.r1.film', _type: 'film', title: 'In a release'}})
await post('/assets/files/production?filename=note.txt', 'kept bytes')
const pixels = {width: 2, height: 2, channels: 3, background: '#f00'} as const
const image = await sharp({create: pixels}).png().toBuffer()
await post('/assets/images/production?filename=red.png', new Uint8Array(image))

const {database, close} = openSharedDatabase(join(data, 'production'))
const access = new Access(database, () => new Date(clock.time))
const {secret} = access.tokens.add(
  'Projector',
  createCustomRole([{permissions: ['read', 'create'], types: ['film']}]),
)
await access.people.add({name: 'Ann', email: 'ann@example.org', role: 'editor'}, FORMAT_PASSWORD)
close()
await lake.close()

rmSync(target, {recursive: true, force: true})
mkdirSync(target, {recursive: true})
const folder = join(data, 'production')
writeFileSync(
  join(target, 'lake.sqlite.gz'),
  gzipSync(readFileSync(join(folder, 'lake.sqlite')), {level: 9}),
)
writeFileSync(join(target, 'token.txt'), secret)
for (const kind of ['images', 'files']) {
  cpSync(join(folder, 'assets', kind), join(target, 'assets', kind), {recursive: true})
}
rmSync(data, {recursive: true})
console.log(`Wrote ${target}`)
