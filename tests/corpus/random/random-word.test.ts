// Takes about ten seconds: it compares hundreds of random documents.
import * as fc from 'fast-check'
import {expect, test} from 'vitest'

import {compareFile} from '../compare-file.ts'
import {randomWordFiles} from './random-word.ts'

test('no word of a random document is lost, doubled or moved without a rule', async () => {
  await fc.assert(
    fc.asyncProperty(randomWordFiles, async (bytes) => {
      expect(await findProblems(bytes)).toEqual([])
    }),
    {numRuns: 200},
  )
})

async function findProblems(bytes: Uint8Array): Promise<string[]> {
  const result = await compareFile(bytes, 'random.docx')
  return result.status === 'compared'
    ? result.differences.flatMap(({difference: {type}, difference, rule}) =>
        rule === undefined && 'word' in difference && type !== 'mark' && type !== 'link'
          ? [`${type} ${difference.word.text}`]
          : [],
      )
    : [result.status]
}
