import * as fc from 'fast-check'

import {compareFile, type FileResult} from '../compare-file.ts'
import {randomWordFiles} from './random-word.ts'

const BATCH = 200

/** Compares random Word documents. Document `index` of a seed is always the same. */
export async function* compareRandom(
  count: number,
  seed: number,
): AsyncGenerator<{name: string; bytes: Uint8Array; result: FileResult}> {
  for (let start = 0; start < count; start += BATCH) {
    const numRuns = Math.min(BATCH, count - start)
    const batchSeed = seed * 1_000_000 + start / BATCH
    for (const [index, bytes] of fc.sample(randomWordFiles, {numRuns, seed: batchSeed}).entries()) {
      const name = `random-${seed}-${start + index}.docx`
      yield {name, bytes, result: await compareFile(bytes, name)}
    }
  }
}
