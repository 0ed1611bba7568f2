import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {openTestLake} from '@reader-article/lake/testing'

import {median} from './median.ts'

const ROUNDS = 50

/** Prints how long it takes to open an empty Lake in memory and in a folder, and the ratio of both. */
export async function measureOpenings(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lake-openings-'))
  const times: {readonly memory: number[]; readonly folder: number[]} = {memory: [], folder: []}
  try {
    for (let round = 0; round < ROUNDS; round++) {
      times.memory.push(await measureOpening(undefined))
      times.folder.push(await measureOpening(join(folder, String(round))))
    }
  } finally {
    rmSync(folder, {recursive: true})
  }
  const [inMemory, inFolder] = [median(times.memory), median(times.folder)]
  console.log(
    `an empty Lake is open after ${inMemory.toFixed(1)} ms in memory, after ${inFolder.toFixed(1)} ms in a folder: ${(inFolder / inMemory).toFixed(1)} times as long`,
  )
}

/** Returns milliseconds. */
async function measureOpening(data: string | undefined): Promise<number> {
  const start = performance.now()
  const {close} = openTestLake(data === undefined ? {} : {data})
  const time = performance.now() - start
  await close()
  return time
}
