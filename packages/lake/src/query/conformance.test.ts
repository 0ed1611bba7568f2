import {expect, test} from 'vitest'

import {findFailure} from '../testing/conformance/run-test.ts'
import {readSuite} from '../testing/conformance/suite.ts'

test.for([
  ['the engine passes every test of the official GROQ suite', undefined],
  ['the engine passes it also with source maps', 'by-key'],
] as const)('%s', async ([, sourceMap]) => {
  const suite = readSuite()
  const failures: string[] = []
  for (const suiteTest of suite) {
    const failure = await findFailure(suiteTest, sourceMap)
    if (failure !== undefined) {
      failures.push(`${suiteTest.query}: ${failure}`)
    }
  }
  expect(failures).toEqual([])
  expect(suite).toHaveLength(7580)
})
