import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

import {expect, test} from 'vitest'

import {openTemporaryLake, createTemporaryFolder, TOKEN} from './testing/temporary-lake.ts'

const WRITER = fileURLToPath(new URL('testing/write-until-killed.ts', import.meta.url))
const WRITES_PER_ROUND = 150

test.each([
  {writers: 1, rounds: 3},
  {writers: 16, rounds: 2},
])(
  'a Lake that is killed during a series of writes ($writers at once) has stored every write that it acknowledged',
  async ({writers, rounds}) => {
    const folder = createTemporaryFolder()
    for (let round = 0; round < rounds; round++) {
      const data = `${folder}/${round}`
      const acknowledged = await writeUntilKilled(data, WRITES_PER_ROUND * (round + 1), writers)
      const {query} = openTemporaryLake({data})
      const ids = await query('*[_type == "note" && !(_id in path("drafts.**"))]._id')
      expect(ids).toEqual(expect.arrayContaining(acknowledged))
      // Each transaction wrote two documents: there is no half transaction.
      expect(await query('count(*[_id in path("drafts.**")])')).toBe(await query('count(*) / 2'))
      expect(await query('count(*[_id in path("drafts.**") && !defined(about->._rev)])')).toBe(0)
    }
  },
)

async function writeUntilKilled(data: string, count: number, writers: number): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, data, TOKEN, String(writers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(writer, 'exit')
  const acknowledged: string[] = []
  for await (const line of createInterface({input: writer.stdout})) {
    acknowledged.push(line)
    if (acknowledged.length === count) {
      writer.kill('SIGKILL')
    }
  }
  expect(await exited).toEqual([null, 'SIGKILL'])
  expect(acknowledged.length).toBeGreaterThanOrEqual(count)
  return acknowledged
}
