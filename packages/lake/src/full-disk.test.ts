import {once} from 'node:events'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

import {expect, onTestFinished, test} from 'vitest'

import {isRecord} from './json.ts'
import {createLake} from './lake.ts'
import {createTwoColourImage} from './testing/asset-app.ts'
import {listFormatFixtures} from './testing/format-fixtures.ts'
import {mountSmallDisk, type SmallDisk} from './testing/full-disk.ts'
import {openTemporaryLake, createTemporaryFolder, TOKEN} from './testing/temporary-lake.ts'

const CLI = fileURLToPath(new URL('cli.ts', import.meta.url))

test('on a full disk a Lake starts, serves what is stored, refuses writes with 507, and writes again when there is room', async () => {
  const data = createTemporaryFolder()
  const image = await createTwoColourImage()
  const {lake, mutate} = openTemporaryLake({data})
  await mutate({create: {_id: 'before', _type: 'note'}})
  const uploadForDocument = await lake.fetch(
    new Request('http://localhost/v1/assets/images/production', {
      method: 'POST',
      headers: {authorization: `Bearer ${TOKEN}`},
      body: image,
    }),
  )
  const {document}: {document: {path: string}} = JSON.parse(await uploadForDocument.text())
  await lake.close()

  const disk = await mountSmallDisk()
  disk.copy(data)
  disk.fill()
  const url = await startLake(disk)
  const write = async (): Promise<unknown> => {
    const response = await fetch(`${url}/v1/data/mutate/production?returnIds=true`, {
      method: 'POST',
      headers: {authorization: `Bearer ${TOKEN}`},
      body: JSON.stringify({mutations: [{create: {_id: 'after', _type: 'note'}}]}),
    })
    return [response.status, await response.json()]
  }
  const upload = async (): Promise<number> => {
    const response = await fetch(`${url}/v1/assets/files/production`, {
      method: 'POST',
      headers: {authorization: `Bearer ${TOKEN}`},
      body: 'bytes',
    })
    await response.arrayBuffer()
    return response.status
  }
  const ids = async (): Promise<unknown> => {
    const response = await fetch(`${url}/v1/data/query/production?query=*[_type=="note"]._id`)
    const body: unknown = await response.json()
    return isRecord(body) && body['result']
  }

  expect(await ids()).toEqual(['before'])
  const readiness = async (): Promise<unknown> => (await fetch(`${url}/readyz`)).json()
  expect(await readiness()).toEqual({status: 'not ready', problems: ['disk-not-writable']})
  const small = await fetch(`${url}/${document.path}?w=100`)
  expect([small.status, (await small.arrayBuffer()).byteLength > 0]).toEqual([200, true])
  const refusal = [
    507,
    {
      statusCode: 507,
      error: 'Insufficient Storage',
      message: 'Nothing was written: the disk of the Lake is full. Free some space and try again',
    },
  ]
  expect(await Promise.all([write(), write(), write()])).toEqual([refusal, refusal, refusal])
  expect(await upload()).toBe(507)
  expect(await ids()).toEqual(['before'])

  disk.makeRoom()
  await expect.poll(readiness).toEqual({status: 'ready'})
  expect(await write()).toMatchObject([200, {results: [{id: 'after', operation: 'create'}]}])
  expect(await upload()).toBe(200)
  expect(await ids()).toEqual(['after', 'before'])
})

test('a new Lake on a full disk exits with a message that says what to do', async () => {
  const disk = await mountSmallDisk()
  disk.fill()
  expect(await runLake(disk)).toEqual([
    `The disk is too full for ${disk.folder}/production: free some space, or choose another folder with --data`,
  ])
})

test('a folder of an older format stays as it is if there is no room for a copy', async () => {
  const [fixture] = listFormatFixtures()
  const data = createTemporaryFolder()
  fixture?.unpack(data)
  writeFileSync(join(data, 'production', 'lake.reserve'), Buffer.alloc(64 * 1024, 1))
  const disk = await mountSmallDisk()
  disk.copy(data)
  disk.fill()
  expect(await runLake(disk)).toEqual([
    `The disk is too full to copy ${disk.folder}/production/lake.sqlite, which must be done before this Lake changes its format: free some space`,
  ])
  disk.makeRoom()
  await startLake(disk)
})

test('a folder that cannot be written leads to one sentence', async () => {
  const data = createTemporaryFolder()
  await createLake({data}).close()
  const disk = await mountSmallDisk()
  disk.copy(data)
  await disk.makeReadOnly()
  expect(await runLake(disk)).toEqual([
    `The Lake cannot write to ${disk.folder}/production: allow it, or choose another folder with --data`,
  ])
})

/** Runs a Lake that does not start; returns the lines of its standard error. */
async function runLake(disk: SmallDisk): Promise<string[]> {
  const child = disk.start(process.execPath, [CLI, '--data', disk.folder, '--port', '0'])
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: string[] = []
  for await (const line of createInterface({input: child.stderr})) {
    lines.push(line)
  }
  return lines
}

async function startLake(disk: SmallDisk): Promise<string> {
  const child = disk.start(process.execPath, [
    CLI,
    '--data',
    disk.folder,
    '--port',
    '0',
    '--token',
    TOKEN,
    '--token',
    'a-new-token',
  ])
  onTestFinished(async () => {
    const exited = once(child, 'exit')
    if (child.kill('SIGKILL')) {
      await exited
    }
  })
  for await (const line of createInterface({input: child.stdout})) {
    const url = /^Lake listening on (.*)$/.exec(line)?.[1]
    if (url !== undefined) {
      return url.replace('localhost', '127.0.0.1')
    }
  }
  throw new Error('The Lake has not started')
}
