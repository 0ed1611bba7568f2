import {isLoopbackHost} from '../auth/origins.ts'
import type {LakeOptions} from '../lake-options.ts'
import {LOG_FORMATS, type LogFormat} from '../log/logger.ts'
import type {ServeOptions} from '../serve.ts'
import {DATA_OPTIONS, requireData} from './data-folder.ts'
import {describeLocalUser} from './first-person.ts'
import {parseArguments} from './parse-arguments.ts'
import {UsageError} from './usage-error.ts'

/** The options of the Lake and its server. */
export interface CommandOptions {
  readonly log: {readonly format: LogFormat; readonly isDebug: boolean}
  readonly lake: LakeOptions
  readonly serve: ServeOptions
}

/** The text that `--help` prints. */
export const USAGE = `Usage: lake --data DIR [options]
       lake user --help
       lake token --help
       lake cors --help
       lake dataset --help
       lake webhook --help
       lake check --help
       lake backup --help
       lake restore --help
       lake erase --help
       lake compact --help

  --data DIR             the folder for documents and assets
  --port NUMBER          the port to listen on, 4100 by default; 0 chooses a free one
  --hostname NAME        the host name or address to listen on, 127.0.0.1 by default
  --dataset NAME         the main dataset, "production" by default
  --project NAME         the project, "local" by default
  --allow-origin ORIGIN  an origin whose pages may log users in, in addition to this machine's; repeatable
  --public-url ORIGIN    the Lake's address for visitors, for the URLs of pictures and files
  --trust-proxy          a proxy in front of the Lake adds the addresses of clients to X-Forwarded-For
  --token TOKEN          a token with all permissions, which is not stored; repeatable
  --log text|json        how the log is written to standard error: "text" (default), or one JSON object a line
  --debug                also logs each request, and each query with how it was evaluated and how long it took
  --help                 shows this text

Environment variables:
  LAKE_TOKEN             the same as --token, but not visible in the list of processes`

const OPTIONS = {
  ...DATA_OPTIONS,
  port: {type: 'string'},
  hostname: {type: 'string'},
  project: {type: 'string'},
  'allow-origin': {type: 'string', multiple: true},
  'public-url': {type: 'string'},
  'trust-proxy': {type: 'boolean'},
  token: {type: 'string', multiple: true},
  log: {type: 'string'},
  debug: {type: 'boolean'},
  help: {type: 'boolean'},
} as const

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
  const data = requireData(values.data)
  const {hostname = '127.0.0.1', token = [], 'allow-origin': origins = []} = values
  const publicUrl = values['public-url']
  const {LAKE_TOKEN} = environment
  const tokens = LAKE_TOKEN ? [...token, LAKE_TOKEN] : token
  return {
    log: {format: parseLogFormat(values.log), isDebug: values.debug ?? false},
    lake: {
      data,
      ...(values.dataset !== undefined && {dataset: values.dataset}),
      ...(values.project !== undefined && {projectId: values.project}),
      tokens,
      firstPerson: isLoopbackHost(hostname) ? describeLocalUser() : undefined,
      allowedOrigins: origins.map((origin) => parseOrigin('--allow-origin', origin)),
      ...(publicUrl !== undefined && {publicUrl: parseOrigin('--public-url', publicUrl)}),
    },
    serve: {port: parsePort(values.port), hostname, trustProxy: values['trust-proxy'] ?? false},
  }
}

function parseValues(args: readonly string[]) {
  const {values, positionals} = parseArguments(args, OPTIONS, USAGE)
  if (positionals.length > 0) {
    throw new UsageError(`Unexpected argument "${positionals.join(' ')}"\n\n${USAGE}`)
  }
  return values
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

function parseLogFormat(value = 'text'): LogFormat {
  const format = LOG_FORMATS.find((each) => each === value)
  if (format) {
    return format
  }
  throw new UsageError(`--log must be one of ${LOG_FORMATS.join(', ')}, not "${value}"`)
}

function parseOrigin(option: string, value: string): string {
  const url = URL.parse(value)
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.pathname === '/') {
    return url.origin
  }
  throw new UsageError(`${option} must be an origin like https://desk.example, not "${value}"`)
}
