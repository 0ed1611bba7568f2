import {RequestError} from '../errors/request-error.ts'
import {type CorsOrigin} from '../auth/cors-origins.ts'
import {parseOriginPattern} from '../auth/origin-pattern.ts'
import {DATA_OPTIONS, withAccess} from './data-folder.ts'
import {parseArguments} from './parse-arguments.ts'
import {printTable} from './print-table.ts'
import {UsageError} from './usage-error.ts'

/** The text that `lake cors --help` prints. */
export const CORS_USAGE = `Usage: lake cors COMMAND --data DIR [--dataset NAME]

  list                  lists the origins whose pages may read responses
  add ORIGIN [--credentials]
                        allows an origin such as https://partner.example, or a pattern such as
                        https://*.example.org; with --credentials its pages may log people in and
                        send credentials, which only a Studio needs
  remove ORIGIN         removes an origin or a pattern, as "list" shows it

A new Lake allows every origin: "*". The Lake may run meanwhile.`

const OPTIONS = {
  ...DATA_OPTIONS,
  credentials: {type: 'boolean'},
  help: {type: 'boolean'},
} as const

/** Runs `lake cors …`. Rejects with a UsageError or a StoreError. */
export async function runCorsCommand(args: readonly string[]): Promise<void> {
  const {values, positionals} = parseArguments(args, OPTIONS, CORS_USAGE)
  const [command, ...operands] = positionals
  if (values.help) {
    console.log(CORS_USAGE)
    return
  }
  if (operands.length !== (command === 'list' ? 0 : 1)) {
    throw new UsageError(`Unexpected or missing arguments\n\n${CORS_USAGE}`)
  }
  const [operand = ''] = operands
  switch (command) {
    case 'list':
      await withAccess(values, true, ({corsOrigins}) => printTable(corsOrigins.list().map(rowOf)))
      return
    case 'add': {
      const {origin} = await withAccess(values, true, ({corsOrigins}) =>
        explain(() => corsOrigins.add(operand, values.credentials ?? false)),
      )
      console.log(`Allowed ${origin}`)
      return
    }
    case 'remove': {
      const origin = explain(() => parseOriginPattern(operand))
      await withAccess(values, true, ({corsOrigins}) => {
        const entry = corsOrigins.list().find((each) => each.origin === origin)
        if (!entry || !corsOrigins.remove(entry.id)) {
          throw new UsageError(
            `${origin} is not in the list of allowed origins: "lake cors list" shows it`,
          )
        }
      })
      console.log(`Removed ${origin}`)
      return
    }
    default:
      throw new UsageError(`Unknown command "${command ?? ''}"\n\n${CORS_USAGE}`)
  }
}

/** Runs work whose error is about an argument. */
function explain<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw error instanceof RequestError ? new UsageError(error.message) : error
  }
}

function rowOf({origin, allowCredentials, createdAt}: CorsOrigin): string[] {
  return [origin, createdAt.slice(0, 10), allowCredentials ? 'with credentials' : '']
}
