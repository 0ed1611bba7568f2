import {parseOptions, USAGE} from './options.ts'
import {runCorpus} from './run-corpus.ts'

const INVALID = 2

try {
  const isGood = await runCorpus(parseOptions(process.argv.slice(2)), console.log)
  process.exitCode = isGood ? 0 : 1
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  process.exitCode = INVALID
}
