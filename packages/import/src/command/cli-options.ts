import {parseArgs} from 'node:util'

/** The options of the command line. */
export interface CliOptions {
  files: string[]
  lake: string | undefined
  token: string | undefined
  publish: boolean
  split: boolean
  dryRun: boolean
  /** The path of a JSON file for the results. */
  report: string | undefined
  help: boolean
}

/** An invalid command line; the message names the invalid part and says how to correct it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
}

/** The help text. */
export const USAGE = `Imports documents: the reader, the status and the article of each document.

  npm run import -- [OPTIONS] FILE…

  FILE          .txt, .md or .docx; begins with NAME - PIN DIGITS - STATUS, then a title and the text
  --lake URL    the Lake to write to (default: http://localhost:4100)
  --token T     a token with write access; without it, the Lake's first administrator logs in
  --publish     publishes readers and articles; without it, they are saved as drafts
  --split       imports each document of a file that contains several, one below the other
  --dry-run     writes nothing, and shows what would be written
  --report FILE.json
                writes the result of each document into a JSON file
  --help        shows this help

Hosted Sanity: set SANITY_STUDIO_PROJECT_ID, SANITY_STUDIO_DATASET and SANITY_AUTH_TOKEN.
Importing the same documents again changes nothing. The exit code is 1 if any file was not imported.`

const OPTIONS = {
  lake: {type: 'string'},
  token: {type: 'string'},
  publish: {type: 'boolean'},
  split: {type: 'boolean'},
  'dry-run': {type: 'boolean'},
  report: {type: 'string'},
  help: {type: 'boolean', short: 'h'},
} as const

/** Parses the command line; throws a UsageError. */
export function parseCliOptions(args: readonly string[]): CliOptions {
  const {tokens} = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const options: CliOptions = {
    files: [],
    lake: undefined,
    token: undefined,
    publish: false,
    split: false,
    dryRun: false,
    report: undefined,
    help: false,
  }
  for (const token of tokens) {
    if (token.kind === 'positional') {
      options.files.push(token.value)
    } else if (token.kind === 'option') {
      switch (token.name) {
        case 'lake':
        case 'token':
        case 'report':
          if (!token.value || (!token.inlineValue && token.value.startsWith('-'))) {
            throw new UsageError(`--${token.name} needs a value; see --help.`)
          }
          options[token.name] = token.value
          break
        case 'publish':
        case 'split':
        case 'dry-run':
        case 'help':
          if (token.value !== undefined) {
            throw new UsageError(
              `--${token.name} takes no value, but has “${token.value}”; see --help.`,
            )
          }
          options[token.name === 'dry-run' ? 'dryRun' : token.name] = true
          break
        default:
          throw new UsageError(
            `The option ${token.rawName} does not exist; use --lake, --token, --publish, --split, --dry-run, --report or --help.`,
          )
      }
    }
  }
  if (options.files.length === 0 && !options.help) {
    throw new UsageError(
      'There is no file to import; pass at least one, such as clara-700107.txt, or see --help.',
    )
  }
  return options
}
