import {parseArgs} from 'node:util'

import {isLoopbackHost} from '../auth/origins.ts'
import type {LakeOptions} from '../lake.ts'
import type {ServeOptions} from '../serve.ts'

/** The options of the Lake and its server. */
export interface CommandOptions {
  readonly lake: LakeOptions
  readonly serve: ServeOptions
}

/** An option of the command is invalid; the message names the option and what is valid. */
export class UsageError extends Error {
  readonly code = 'usage'

  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** The text that `--help` prints. */
export const USAGE = `Usage: lake --data DIR [options]

  --data DIR             the folder for documents and assets
  --port NUMBER          the port to listen on, 4100 by default; 0 chooses a free one
  --hostname NAME        the host name or address to listen on, 127.0.0.1 by default
  --dataset NAME         the dataset, "production" by default
  --project NAME         the project, "local" by default
  --allow-origin ORIGIN  an origin whose pages may sign users in, in addition to this machine's; repeatable
  --token TOKEN          a token with all permissions; repeatable
  --help                 shows this text

Environment variables:
  LAKE_TOKEN             the same as --token, but not visible in the list of processes
  LAKE_PASSWORD          the password that users need for signing in`

const DEFAULT_PORT = 4100

/** Parses the options of the command. Throws a UsageError. */
export function parseOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandOptions | 'help' {
  const values = parseValues(args)
  if (values.help) {
    return 'help'
  }
  if (!values.data) {
    throw new UsageError(
      'The folder for the data is missing: add --data DIR, for example --data ./data',
    )
  }
  const {hostname = '127.0.0.1', token = [], 'allow-origin': origins = []} = values
  const {LAKE_TOKEN, LAKE_PASSWORD: password} = environment
  if (!password && !isLoopbackHost(hostname)) {
    throw new UsageError(
      `--hostname ${hostname} lets other machines sign in: set a password in LAKE_PASSWORD, or omit --hostname`,
    )
  }
  const tokens = LAKE_TOKEN ? [...token, LAKE_TOKEN] : token
  return {
    lake: {
      data: values.data,
      ...(values.dataset !== undefined && {dataset: values.dataset}),
      ...(values.project !== undefined && {projectId: values.project}),
      tokens,
      password,
      allowedOrigins: origins.map(parseOrigin),
    },
    serve: {port: parsePort(values.port), hostname},
  }
}

function parseValues(args: readonly string[]) {
  try {
    const {values} = parseArgs({
      args: [...args],
      options: {
        data: {type: 'string'},
        port: {type: 'string'},
        hostname: {type: 'string'},
        dataset: {type: 'string'},
        project: {type: 'string'},
        'allow-origin': {type: 'string', multiple: true},
        token: {type: 'string', multiple: true},
        help: {type: 'boolean'},
      },
    })
    return values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}

function parsePort(value: string | undefined): number {
  if (value === undefined) {
    return DEFAULT_PORT
  }
  const port = Number(value)
  if (/^\d+$/.test(value) && port <= 65_535) {
    return port
  }
  throw new UsageError(`--port must be a number from 0 to 65535, not "${value}"`)
}

function parseOrigin(value: string): string {
  const url = URL.parse(value)
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.pathname === '/') {
    return url.origin
  }
  throw new UsageError(`--allow-origin must be an origin like https://desk.example, not "${value}"`)
}
