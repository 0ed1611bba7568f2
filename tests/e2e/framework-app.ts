import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {createServer} from 'node:net'
import {fileURLToPath} from 'node:url'

import {expect} from '@playwright/test'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Milliseconds that an app has to close its connections. */
const MAX_CLOSE_TIME = 5000

/** An example app, by its folder under `examples/` and by its own npm scripts. */
export interface FrameworkApp {
  readonly folder: string
  /** The script that serves what `build` has built. */
  readonly serve: 'preview' | 'start'
  /** Arguments that put the build into another folder than the app's, and serve it from there. */
  readonly outputArguments: (folder: string) => readonly string[]
  /** Environment variables with the Lake's address. */
  readonly environment: (lake: string) => Readonly<Record<string, string>>
}

/** An app that is being served. */
export interface ServedApp {
  readonly url: string
  /** Ends the server and all processes that it has started. */
  stop(): Promise<void>
}

/** Builds an app with its own script; rejects with the whole output if the build fails. */
export async function buildApp(app: FrameworkApp, lake: string, output: string): Promise<void> {
  const built = runScript(app, 'build', lake, app.outputArguments(output))
  const code = await built.ended
  if (code !== 0) {
    throw new Error(`The build of examples/${app.folder} failed:\n${built.printed()}`)
  }
}

/** Serves a built app with its own script on a free port, and waits until it responds. */
export async function serveApp(
  app: FrameworkApp,
  lake: string,
  output: string,
): Promise<ServedApp> {
  const port = await freePort()
  const args = ['--port', String(port), ...app.outputArguments(output)]
  const {ended, printed, end, endAtOnce} = runScript(app, app.serve, lake, args)
  const url = `http://localhost:${port}`
  const died = ended.then(() => {
    throw new Error(`examples/${app.folder} did not start:\n${printed()}`)
  })
  // Later the test itself ends the app.
  died.catch(() => undefined)
  await Promise.race([died, expect.poll(() => responds(url)).toBe(true)])
  return {
    url,
    async stop() {
      end()
      // Next waits for connections that the browser has opened in advance, and never uses.
      const timer = setTimeout(endAtOnce, MAX_CLOSE_TIME)
      await ended
      clearTimeout(timer)
    },
  }
}

function runScript(app: FrameworkApp, script: string, lake: string, args: readonly string[]) {
  const child = spawn(
    'npm',
    ['run', '--silent', script, '-w', `@reader-article/example-${app.folder}`, '--', ...args],
    {
      cwd: ROOT,
      // Its own process group: the signal that ends it must reach the server behind npm and its shell.
      detached: true,
      env: {...process.env, ...app.environment(lake)},
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  }
  const ended = once(child, 'close').then(([code]): unknown => code)
  const end = () => killGroup(child.pid, 'SIGTERM')
  const endAtOnce = () => killGroup(child.pid, 'SIGKILL')
  // A test that times out never calls stop().
  process.once('exit', endAtOnce)
  void ended.then(() => process.off('exit', endAtOnce))
  return {ended, end, endAtOnce, printed: () => Buffer.concat(chunks).toString()}
}

function killGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) {
    return
  }
  try {
    process.kill(-leader, signal)
  } catch {
    // All of its processes have ended.
  }
}

async function freePort(): Promise<number> {
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

async function responds(url: string): Promise<boolean> {
  try {
    const response = await fetch(url)
    await response.body?.cancel()
    return true
  } catch {
    return false
  }
}
