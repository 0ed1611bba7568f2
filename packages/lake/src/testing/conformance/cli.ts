/** The command `npm run conformance`: runs the official GROQ suite, and ends with code 1 if a test fails. */
import {findFailure} from './run-test.ts'
import {readSuite} from './suite.ts'

const tests = readSuite()
let failures = 0
for (const test of tests) {
  const failure = await findFailure(test)
  if (failure !== undefined) {
    failures++
    console.log(`${test.filename}: ${test.name}\n  ${test.query.trim()}\n  ${failure}`)
  }
}
console.log(`${tests.length - failures} of ${tests.length} tests of the GROQ suite pass`)
process.exitCode = failures > 0 ? 1 : 0
