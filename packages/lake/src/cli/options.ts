import {parseArgs} from 'node:util'

import {isLoopbackHost} from '../auth/origins.ts'
import type {LakeOptions} from '../lake.ts'
import type {ServeOptions} from '../serve.ts'

/** What the command starts. */
export interface CommandOptions {
  readonly lake: LakeOptions
  readonly serve: ServeOptions
}

/** The command was called wrongly; the message names the option and what would be right. */
export class UsageError extends Error {
  readonly code = 'usage'

  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** What `--help` prints. */
export const USAGE = `Usage: lake --data DIR [options]

  --data DIR             the folder that everything is kept in
  --port NUMBER          where to listen, 4100 by default; 0 takes a free port
  --hostname NAME        the address to bind to, 127.0.0.1 by default
  --dataset NAME         the dataset, "production" by default
  --project NAME         the project, "local" by default
  --allow-origin ORIGIN  a page that may sign people in, beside those of this machine; may be repeated
  --token TOKEN          a token that may do everything; may be repeated
  --help                 shows this

  LAKE_TOKEN             the same as --token, and not seen in the list of processes
  LAKE_PASSWORD          asks for this password when somebody signs in`

const DEFAULT_PORT = 4100

/** Reads the command's options. Throws a UsageError. */
export function parseOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandOptions | 'help' {
  const values = parseValues(args)
  if (values.help) {
    return 'help'
  }
  if (!values.data) {
    throw new UsageError('Name the folder to keep everything in: --data DIR')
  }
  const {hostname = '127.0.0.1', token = [], 'allow-origin': origins = []} = values
  const {LAKE_TOKEN, LAKE_PASSWORD: password} = environment
  if (!password && !isLoopbackHost(hostname)) {
    throw new UsageError(
      `Others could sign in at ${hostname}: set a password in LAKE_PASSWORD, or leave --hostname out`,
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
