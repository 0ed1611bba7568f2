/**
 * The command `npm run conformance`: runs the official GROQ suite or, with `--client-suite DIR`, the integration
 * tests of a clone of `sanity-io/client`; ends with code 1 if a test fails.
 */
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'

import {runClientSuite} from './client-suite/run-client-suite.ts'
import {findFailure} from './run-test.ts'
import {readSuite} from './suite.ts'

const {values} = parseArgs({options: {'client-suite': {type: 'string'}}})
const clone = values['client-suite']
const passes = clone === undefined ? await checkGroq() : await checkClient(clone)
process.exitCode = passes ? 0 : 1

/** Runs the GROQ suite, prints each failure, and returns whether all tests pass. */
async function checkGroq(): Promise<boolean> {
  const tests = readSuite()
  let failed = 0
  for (const test of tests) {
    const failure = await findFailure(test)
    if (failure !== undefined) {
      failed++
      console.log(`${test.filename}: ${test.name}\n  ${test.query.trim()}\n  ${failure}`)
    }
  }
  console.log(`${tests.length - failed} of ${tests.length} tests of the GROQ suite pass`)
  return failed === 0
}

/** Runs the suite of the client, prints each failure and each test that does not apply, and returns whether the others pass. */
async function checkClient(folder: string): Promise<boolean> {
  if (!existsSync(join(folder, 'test/integration'))) {
    console.error(
      `"${folder}" has no folder test/integration. Clone https://github.com/sanity-io/client, and name its folder, for example --client-suite ../sanity-client`,
    )
    return false
  }
  const results = await runClientSuite(folder)
  const applicable = results.filter(({state}) => state !== 'not-applicable')
  const failures = applicable.filter(({state}) => state === 'failed')
  for (const {name, state, reason} of results) {
    if (state !== 'passed') {
      console.log(`${state}: ${name}\n  ${reason}`)
    }
  }
  console.log(
    `${applicable.length - failures.length} of ${applicable.length} applicable tests of the client's suite pass`,
  )
  return applicable.length > 0 && failures.length === 0
}
