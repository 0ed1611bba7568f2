import {createDelivery} from '../create-delivery.ts'
import {DeliveryError} from '../delivery-error.ts'
import {type DeliveryServer, serveDelivery} from '../node/serve-delivery.ts'
import {parseOptions, USAGE, UsageError} from './parse-options.ts'

/** What the command reads and writes. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly print: (line: string) => void
  readonly printError: (line: string) => void
}

/** Runs the command; resolves with the server, or with the exit code if there is none. */
export async function runCommand(
  args: readonly string[],
  {environment, print, printError}: Surroundings,
): Promise<DeliveryServer | number> {
  try {
    const options = parseOptions(args, environment)
    if (options === 'help') {
      print(USAGE)
      return 0
    }
    const {delivery, port, hostname} = options
    const server = await serveDelivery(createDelivery(delivery), {port, hostname})
    print(`Articles are at ${delivery.site.url} (${server.url}).`)
    return server
  } catch (error) {
    const problem = describeError(error)
    if (problem === undefined) {
      throw error
    }
    printError(problem)
    return error instanceof UsageError || error instanceof DeliveryError ? 2 : 1
  }
}

function describeError(error: unknown): string | undefined {
  if (error instanceof UsageError || error instanceof DeliveryError) {
    return error.message
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken. Choose another with --port, or stop the program that uses it.'
  }
  return undefined
}
