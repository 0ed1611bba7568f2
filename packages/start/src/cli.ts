import {build, BuildError} from './build/build.ts'
import {formatAddresses} from './format-addresses.ts'
import {parseOptions, USAGE} from './options.ts'
import {ROOT} from './root.ts'
import {createEndpoints} from './serve/endpoints.ts'
import {assertFree} from './serve/listen.ts'
import type {Servers} from './start-servers.ts'

try {
  const options = parseOptions(process.argv.slice(2), process.env)
  if (options === 'help') {
    process.stdout.write(USAGE)
  } else {
    const {lake, studio, site} = createEndpoints(options)
    for (const endpoint of options.hosted ? [studio, site] : [lake, studio, site]) {
      await assertFree(endpoint)
    }
    await build(ROOT)
    // These modules need the built packages.
    const {startServers} = await import('./start-servers.ts')
    const {onStopSignal} = await import('@reader-article/lake')
    const servers = await startServers(options, (part) =>
      process.stdout.write(`Sample content: ${part}\n`),
    )
    process.stdout.write(formatAddresses(servers))
    onStopSignal(() => stop(servers))
  }
} catch (error) {
  // Listr has already shown the message of a failed step.
  if (!(error instanceof BuildError)) {
    console.error(formatError(error))
  }
  process.exitCode = 1
}

async function stop(servers: Servers): Promise<void> {
  process.stdout.write('\nStopping …\n')
  await servers.close()
  process.stdout.write('Stopped. The content is saved.\n')
}

// The message of an error with a code says what to do. Any other error is a bug: show its stack.
function formatError(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.message : error
}
