import {availableParallelism} from 'node:os'
import {parseArgs} from 'node:util'

/** The options of the command. */
export interface CorpusOptions {
  folders: string[]
  json: string | undefined
  jobs: number
  timeoutMs: number
  random: number
  seed: number
  hasWitnesses: boolean
}

export const USAGE = `npm run corpus -- [OPTIONS] DIR…

Compares the importer with what the documents in folders show.

  --json FILE        writes all differences into a file
  --jobs N           compares at most N files at the same time
  --timeout SECONDS  for each file and each program; 60 if it is missing
  --no-witnesses     does not run LibreOffice, pandoc and mammoth
  --random N         also compares N random documents
  --seed N           the seed of the random documents`

/** Reads the options; throws an error that says what is wrong. */
export function parseOptions(parameters: readonly string[]): CorpusOptions {
  const {values, positionals} = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    allowNegative: true,
    options: {
      json: {type: 'string'},
      jobs: {type: 'string', default: String(availableParallelism())},
      timeout: {type: 'string', default: '60'},
      random: {type: 'string', default: '0'},
      seed: {type: 'string', default: '1'},
      witnesses: {type: 'boolean', default: true},
    },
  })
  const options = {
    folders: positionals,
    json: values.json,
    jobs: readNumber('jobs', values.jobs, 1),
    timeoutMs: readNumber('timeout', values.timeout, 1) * 1000,
    random: readNumber('random', values.random, 0),
    seed: readNumber('seed', values.seed, 0),
    hasWitnesses: values.witnesses,
  }
  if (options.folders.length === 0 && options.random === 0) {
    throw new Error('no folder; name at least one, such as npm run corpus -- ~/documents')
  }
  return options
}

function readNumber(name: string, value: string, min: number): number {
  if (!/^\d+$/u.test(value) || Number(value) < min) {
    throw new Error(`--${name} ${value} is not valid; use a whole number of at least ${min}`)
  }
  return Number(value)
}
