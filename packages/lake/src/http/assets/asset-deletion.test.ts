import {existsSync} from 'node:fs'
import {copyFile, mkdir, readdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'

import {expect, test} from 'vitest'

import {createTwoColourImage} from '../../testing/asset-app.ts'
import {
  openTemporaryLake,
  createTemporaryFolder,
  TOKEN,
  type TemporaryLake,
} from '../../testing/temporary-lake.ts'

interface Asset {
  readonly _id: string
  readonly path: string
}

const DELETIONS: [string, (lake: TemporaryLake, id: string) => Promise<unknown>][] = [
  ['a mutation', ({mutate}, id) => mutate({delete: {id}})],
  [
    'a query',
    ({mutate}) =>
      mutate({delete: {query: '*[_type in ["sanity.imageAsset", "sanity.fileAsset"]]'}}),
  ],
  ['an action', ({act}, id) => act({actionType: 'sanity.action.document.delete', publishedId: id})],
]

test.each(DELETIONS)(
  'an asset deleted by %s is not served, its bytes are deleted, and it can be uploaded again',
  async (_, remove) => {
    const data = createTemporaryFolder()
    const temporary = openTemporaryLake({data})
    const image = await createTwoColourImage()
    for (const [kind, bytes] of [
      ['images', image],
      ['files', new TextEncoder().encode('text')],
    ] as const) {
      const asset = await upload(temporary, kind, bytes)
      const paths = kind === 'images' ? [asset.path, `${asset.path}?w=100`] : [asset.path]
      const {etags} = await get(temporary, paths)
      expect(await filesIn(data)).toHaveLength(paths.length)

      await remove(temporary, asset._id)
      const notFound = paths.map(() => 404)
      expect((await get(temporary, paths)).statuses).toEqual(notFound)
      expect((await get(temporary, paths, etags)).statuses).toEqual(notFound)
      await expect.poll(() => filesIn(data)).toEqual([])

      expect(await upload(temporary, kind, bytes)).toMatchObject({_id: asset._id})
      expect((await get(temporary, paths)).statuses).toEqual(paths.map(() => 200))
      await temporary.mutate({delete: {id: asset._id}})
      await expect.poll(() => filesIn(data)).toEqual([])
    }
  },
)

test('an image is deleted with the AVIF that is being made of it', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  const image = await createTwoColourImage()
  for (const width of [100, 200, 300]) {
    const {_id: id, path} = await upload(temporary, 'images', image)
    const response = await temporary.lake.fetch(
      new Request(`http://localhost/${path}?w=${width}&auto=format`, {
        headers: {accept: 'image/avif,image/webp'},
      }),
    )
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    await response.arrayBuffer()
    await temporary.mutate({delete: {id}})
    expect((await get(temporary, [path])).statuses).toEqual([404])
    await expect.poll(() => filesIn(data)).toEqual([])
  }
  await temporary.lake.close()
  expect(await filesIn(data)).toEqual([])
})

test('an asset that is uploaded again while it is being deleted keeps its bytes', async () => {
  const temporary = openTemporaryLake()
  const bytes = new TextEncoder().encode('text')
  const {_id: id, path} = await upload(temporary, 'files', bytes)
  for (let round = 0; round < 20; round++) {
    await Promise.all([
      upload(temporary, 'files', bytes),
      temporary.mutate({delete: {id}}),
      upload(temporary, 'files', bytes),
    ])
    const stored = await temporary.query('defined(*[_id == $id][0])', {parameters: {id}})
    expect((await get(temporary, [path])).statuses).toEqual([stored === true ? 200 : 404])
  }
})

test('bytes that remain after a crash are not served, and are deleted at the next start', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  const {_id: id, path} = await upload(temporary, 'images', await createTwoColourImage())
  await get(temporary, [`${path}?w=100`])
  const remaining = await filesIn(data)
  const saved = createTemporaryFolder()
  const copyAll = async (from: string, to: string): Promise<void> => {
    for (const name of remaining) {
      await mkdir(dirname(join(to, name)), {recursive: true})
      await copyFile(join(from, name), join(to, name))
    }
  }
  const assets = join(data, 'production/assets')
  await copyAll(assets, saved)
  await temporary.mutate({delete: {id}})
  await expect.poll(() => filesIn(data)).toEqual([])
  await copyAll(saved, assets)

  expect((await get(temporary, [path, `${path}?w=100`])).statuses).toEqual([404, 404])
  await temporary.lake.close()
  openTemporaryLake({data})
  await expect.poll(() => filesIn(data)).toEqual([])
})

async function upload(
  {lake}: TemporaryLake,
  kind: 'images' | 'files',
  body: Uint8Array<ArrayBuffer>,
): Promise<Asset> {
  const response = await lake.fetch(
    new Request(`http://localhost/v1/assets/${kind}/production?filename=a.txt`, {
      method: 'POST',
      headers: {authorization: `Bearer ${TOKEN}`},
      body,
    }),
  )
  const {document}: {document: Asset} = JSON.parse(await response.text())
  return document
}

async function get(
  {lake}: TemporaryLake,
  paths: readonly string[],
  etags: readonly string[] = [],
): Promise<{statuses: number[]; etags: string[]}> {
  const responses = await Promise.all(
    paths.map(async (path, index) =>
      lake.fetch(
        new Request(`http://localhost/${path}`, {
          headers: {'if-none-match': etags[index] ?? '"none"'},
        }),
      ),
    ),
  )
  await Promise.all(responses.map((response) => response.arrayBuffer()))
  return {
    statuses: responses.map(({status}) => status),
    etags: responses.map(({headers}) => headers.get('etag') ?? ''),
  }
}

async function filesIn(data: string): Promise<string[]> {
  const assets = join(data, 'production/assets')
  if (!existsSync(assets)) {
    return []
  }
  const entries = await readdir(assets, {recursive: true, withFileTypes: true})
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(assets.length + 1))
}
