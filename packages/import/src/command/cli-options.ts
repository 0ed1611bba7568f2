import {parseArgs} from 'node:util'

/** What the command line asks for. */
export interface CliOptions {
  files: string[]
  lake: string | undefined
  token: string | undefined
  publish: boolean
  help: boolean
}

/** A command line that cannot be understood; the message names the word and what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
}

/** How the command is used. */
export const USAGE = `Imports documents: the reader, their status and the article of each.

  npm run import -- [--lake URL] [--token T] [--publish] FILE…

  FILE          .txt, .md or .docx; begins with NAME - PIN DIGITS - STATUS, then a title and the text
  --lake URL    the Lake to write to, by default http://localhost:4100
  --token T     a token that may write; without it, this machine's user signs in
  --publish     publishes what is imported; without it, readers and articles are drafts
  --help        shows this

Hosted Sanity: set SANITY_STUDIO_PROJECT_ID, SANITY_STUDIO_DATASET and SANITY_AUTH_TOKEN.
Importing twice changes nothing. The exit code is 1 if any file was not imported.`

const OPTIONS = {
  lake: {type: 'string'},
  token: {type: 'string'},
  publish: {type: 'boolean'},
  help: {type: 'boolean', short: 'h'},
} as const

/** Reads the command line; throws a UsageError. */
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
    help: false,
  }
  for (const token of tokens) {
    if (token.kind === 'positional') {
      options.files.push(token.value)
    } else if (token.kind === 'option') {
      switch (token.name) {
        case 'lake':
        case 'token':
          if (!token.value || (!token.inlineValue && token.value.startsWith('-'))) {
            throw new UsageError(`--${token.name} needs a value; see --help.`)
          }
          options[token.name] = token.value
          break
        case 'publish':
        case 'help':
          if (token.value !== undefined) {
            throw new UsageError(
              `--${token.name} takes no value, but was given “${token.value}”; see --help.`,
            )
          }
          options[token.name] = true
          break
        default:
          throw new UsageError(
            `There is no option ${token.rawName}: there are --lake, --token, --publish and --help.`,
          )
      }
    }
  }
  if (options.files.length === 0 && !options.help) {
    throw new UsageError('Name the files to import; see --help.')
  }
  return options
}
