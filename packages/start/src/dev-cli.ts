import {createServer} from 'node:net'
import {once} from 'node:events'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'

import {BuildError, buildPackages} from './build/build.ts'
import {type DevProcess, startProcess} from './dev/start-process.ts'
import {formatAddresses} from './format-addresses.ts'
import {parseOptions, type StartOptions, USAGE} from './options.ts'
import {ROOT} from './root.ts'
import {createEndpoints} from './serve/endpoints.ts'
import {assertFree, type RunningServer} from './serve/listen.ts'

const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')
const PACKAGES = ['content', 'import', 'lake', 'reader-article', 'delivery'].map(
  (name) => `packages/${name}`,
)
/** Milliseconds between two requests to a server that is not ready. */
const POLL_INTERVAL_MS = 200

const processes: DevProcess[] = []
let studio: RunningServer | undefined
const stopping = new AbortController()

try {
  const options = parseOptions(process.argv.slice(2), process.env)
  if (options === 'help') {
    process.stdout.write(USAGE)
  } else {
    await start(await withFixedPorts(options))
  }
} catch (error) {
  // Listr has already shown the message of a failed step.
  if (!(error instanceof BuildError)) {
    console.error(error instanceof Error && 'code' in error ? error.message : error)
  }
  process.exitCode = 1
  if (processes.length > 0) {
    await stop('SIGTERM')
  }
}

async function start(options: StartOptions): Promise<void> {
  const endpoints = createEndpoints(options)
  const isHosted = options.hosted !== undefined
  for (const endpoint of Object.values(endpoints)) {
    if (!isHosted || endpoint !== endpoints.lake) {
      await assertFree(endpoint)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void stop(signal))
  }
  await buildPackages(ROOT)
  run('types', [TSC, '-b', '--watch', '--preserveWatchOutput', ...PACKAGES])
  if (!isHosted) {
    run('lake', createWatchArguments('lake-cli.ts', options))
  }
  run('site', createWatchArguments('site-cli.ts', options))
  const lake = isHosted ? undefined : `http://localhost:${endpoints.lake.port}`
  // Imported only now, because Vite takes seconds to load: a taken port is reported first.
  const {startStudio} = await import('./dev/start-studio.ts')
  const site = `http://localhost:${endpoints.site.port}`
  studio = await startStudio(endpoints.studio, {lake, elements: `${site}/elements`})
  for (const url of lake ? [lake, site] : [site]) {
    await waitUntilReady(url)
  }
  if (!stopping.signal.aborted) {
    process.stdout.write(formatAddresses({lake, studio: studio.url, site}))
  }
}

function run(title: string, args: readonly string[]): void {
  const onEnd = () => {
    if (!stopping.signal.aborted) {
      console.error(`[${title}] has ended. The last lines that begin with [${title}] say why.`)
      process.exitCode = 1
      void stop('SIGTERM')
    }
  }
  processes.push(startProcess({title, args, cwd: ROOT, onEnd}))
}

/** Returns the arguments of a Node process that restarts when a module that it imports changes. */
function createWatchArguments(file: string, options: StartOptions): string[] {
  return [
    '--watch',
    '--watch-preserve-output',
    join(import.meta.dirname, 'dev', file),
    `--lake-port=${options.lakePort}`,
    `--site-port=${options.sitePort}`,
    `--data=${options.data}`,
  ]
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping.signal.aborted) {
    return
  }
  stopping.abort()
  process.stdout.write('\nStopping …\n')
  await Promise.all([studio?.close(), ...processes.map((started) => started.stop(signal))])
  process.stdout.write('Stopped. The content is saved.\n')
  // Requests to servers that never became ready would keep the process running.
  process.exit()
}

/** Replaces port 0 with a free port, because a server that restarts must keep its address. */
async function withFixedPorts(options: StartOptions): Promise<StartOptions> {
  return {
    ...options,
    lakePort: options.lakePort || (await findFreePort()),
    studioPort: options.studioPort || (await findFreePort()),
    sitePort: options.sitePort || (await findFreePort()),
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') {
    throw new Error('No port is free.')
  }
  return address.port
}

async function waitUntilReady(url: string): Promise<void> {
  while (!stopping.signal.aborted && !(await isReady(url))) {
    await delay(POLL_INTERVAL_MS)
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(url).then(
    async (response) => {
      await response.body?.cancel()
      return true
    },
    () => false,
  )
}
