// Takes about ten seconds: it compares random documents.
import * as fc from 'fast-check'
import {expect, test} from 'vitest'

import {compareFile} from '../compare-file.ts'
import {randomWordFiles} from './random-word.ts'

// `npm run corpus -- --random N --seed S` compares others.
const SEED = 3

test('no word of a random document is lost in silence, and nothing is thrown but a DocumentError', async () => {
  await fc.assert(
    fc.asyncProperty(randomWordFiles, async (bytes) => {
      expect(await findProblems(bytes)).toEqual([])
    }),
    {numRuns: 200, seed: SEED},
  )
})

async function findProblems(bytes: Uint8Array): Promise<string[]> {
  const result = await compareFile(bytes, 'random.docx')
  return result.status === 'compared'
    ? result.differences.flatMap(({difference, rule}) =>
        rule === undefined && difference.type === 'lost' ? [difference.word.text] : [],
      )
    : [result.status]
}
