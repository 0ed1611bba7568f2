import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {statSync, truncateSync} from 'node:fs'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

import {expect, test} from 'vitest'

import {createLake} from './lake.ts'
import {createTemporaryFolder, openTemporaryLake, TOKEN} from './testing/temporary-lake.ts'

const WRITER = fileURLToPath(new URL('testing/write-until-killed.ts', import.meta.url))
const WRITES = 60

/** Writes documents in another process and kills it; returns the ids of the acknowledged writes. */
async function writeAndKill(data: string): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, data, TOKEN], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(writer, 'exit')
  const acknowledged: string[] = []
  for await (const line of createInterface({input: writer.stdout})) {
    acknowledged.push(line)
    if (acknowledged.length === WRITES) {
      writer.kill('SIGKILL')
    }
  }
  await exited
  return acknowledged
}

test('after an unclean stop all documents are checked in the background, and only then', async () => {
  const data = createTemporaryFolder()
  await writeAndKill(data)
  const notices: string[] = []
  const {lake, query} = openTemporaryLake({data, onNotice: (notice) => notices.push(notice)})
  await expect.poll(() => notices).not.toEqual([])
  expect(notices).toEqual([
    `${data}/production was not closed properly and is checked: ${String(await query('count(*)'))} documents are intact`,
  ])
  await lake.close()
  const later: string[] = []
  await createLake({data, onNotice: (notice) => later.push(notice)}).close()
  expect(later).toEqual([])
})

test('a truncated log is named, and all writes before its end are kept', async () => {
  const data = createTemporaryFolder()
  const acknowledged = await writeAndKill(data)
  const log = join(data, 'production', 'lake.sqlite-wal')
  truncateSync(log, statSync(log).size - 5000)
  const notices: string[] = []
  const {lake, query, mutate} = openTemporaryLake({
    data,
    onNotice: (notice) => notices.push(notice),
  })
  expect(notices[0]).toBe(
    `The end of the log of ${data}/production is incomplete: the last writes before the Lake stopped may be missing`,
  )
  const ids = await query('*[!(_id in path("drafts.**"))] | order(_createdAt, _id)._id')
  const kept = Array.isArray(ids) ? ids.length : 0
  expect(kept).toBeGreaterThan(WRITES / 2)
  expect(ids).toEqual(expect.arrayContaining(acknowledged.slice(0, kept - 1)))
  // Each transaction wrote two documents: there is no half transaction.
  expect(await query('count(*)')).toBe(2 * kept)
  expect((await mutate({create: {_id: 'later', _type: 'note'}})).status).toBe(200)
  await expect.poll(() => notices.at(-1)).toMatch(/ documents are intact$/)
  await lake.close()
})
