import {parseOptions, USAGE, type CorpusOptions} from './options.ts'
import {runCorpus} from './run-corpus.ts'

const options = readOptions()
if (options === undefined) {
  process.exitCode = 2
} else {
  const isGood = await runCorpus(options, console.log)
  process.exitCode = isGood ? 0 : 1
}

function readOptions(): CorpusOptions | undefined {
  try {
    return parseOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    return undefined
  }
}
