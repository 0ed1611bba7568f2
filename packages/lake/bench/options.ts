import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'

export const USAGE = `Usage: npm run bench -w packages/lake -- [options]

  --documents NUMBER    films of 12 KB, a multiple of 100; 10000 by default
  --case NAME           measures only this case, and no writers; repeatable
  --rounds NUMBER       rounds, of which the medians are printed; 3 by default
  --seconds NUMBER      seconds of each measurement; 2 by default
  --connections NUMBER  16 by default
  --commits NUMBER      commits a second while queries are measured; 20 by default
  --writers             measures only writers
  --listeners           measures only listeners
  --openings            measures only how fast a Lake is opened for a test, in memory and in a folder
  --folder DIR          the folder of the Lake; by default one of the temporary files that later runs use again
  --help                shows this text`

/** The options of the bench. */
export interface BenchOptions {
  readonly documents: number
  readonly cases: readonly string[]
  readonly rounds: number
  readonly seconds: number
  readonly connections: number
  readonly commits: number
  readonly writersOnly: boolean
  readonly listenersOnly: boolean
  readonly openingsOnly: boolean
  readonly folder: string
}

/** Parses the options of the bench. Throws an Error that says what is valid. */
export function parseBenchOptions(args: readonly string[]): BenchOptions | 'help' {
  const {values} = parseArgs({
    args: [...args],
    options: {
      documents: {type: 'string', default: '10000'},
      case: {type: 'string', multiple: true, default: []},
      rounds: {type: 'string', default: '3'},
      seconds: {type: 'string', default: '2'},
      connections: {type: 'string', default: '16'},
      commits: {type: 'string', default: '20'},
      writers: {type: 'boolean', default: false},
      listeners: {type: 'boolean', default: false},
      openings: {type: 'boolean', default: false},
      folder: {type: 'string'},
      help: {type: 'boolean', default: false},
    },
  })
  if (values.help) {
    return 'help'
  }
  const documents = parseNumber('documents', values.documents, 100, 1_000_000)
  if (documents % 100 !== 0) {
    throw new RangeError(`--documents must be a multiple of 100, not ${documents}`)
  }
  return {
    documents,
    cases: values.case,
    rounds: parseNumber('rounds', values.rounds, 1, 50),
    seconds: parseNumber('seconds', values.seconds, 0.2, 60),
    connections: parseNumber('connections', values.connections, 1, 1000),
    commits: parseNumber('commits', values.commits, 0, 1000),
    writersOnly: values.writers,
    listenersOnly: values.listeners,
    openingsOnly: values.openings,
    folder: values.folder ?? join(tmpdir(), 'lake-bench', String(documents)),
  }
}

function parseNumber(name: string, text: string, min: number, max: number): number {
  const number = Number(text)
  if (text.trim() !== '' && number >= min && number <= max) {
    return number
  }
  throw new RangeError(`--${name} must be a number from ${min} to ${max}, not "${text}"`)
}
