import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {createServer} from 'node:net'
import {fileURLToPath} from 'node:url'

import {expect} from '@playwright/test'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** The time that an app has to close its connections. */
const MAX_CLOSE_MS = 5000

/** An example app: its folder under `examples/`, and how to build and serve it with its npm scripts. */
export interface FrameworkApp {
  readonly folder: string
  /** The npm script that serves the built app. */
  readonly serve: 'preview' | 'start'
  /** Arguments that make both scripts use this output folder instead of the app's default. */
  readonly outputArguments: (folder: string) => readonly string[]
  /** Environment variables with the Lake's URL. */
  readonly environment: (lake: string) => Readonly<Record<string, string>>
}

/** A running app. */
export interface ServedApp {
  readonly url: string
  /** Ends the server and all processes that it has started. */
  stop(): Promise<void>
}

/** Builds an app with its npm script; throws an error with the whole output if the build fails. */
export async function buildApp(app: FrameworkApp, lake: string, output: string): Promise<void> {
  const build = runScript(app, 'build', lake, app.outputArguments(output))
  const code = await build.ended
  if (code !== 0) {
    throw new Error(`The build of examples/${app.folder} failed:\n${build.getOutput()}`)
  }
}

/** Serves a built app with its npm script on a free port, and waits until the app responds. */
export async function serveApp(
  app: FrameworkApp,
  lake: string,
  output: string,
): Promise<ServedApp> {
  const port = await findFreePort()
  const args = ['--port', String(port), ...app.outputArguments(output)]
  const {ended, getOutput, terminate, kill} = runScript(app, app.serve, lake, args)
  const url = `http://localhost:${port}`
  const endedEarly = ended.then(() => {
    throw new Error(`examples/${app.folder} did not start:\n${getOutput()}`)
  })
  // After a successful start, the test itself ends the app, and this rejection is not an error.
  endedEarly.catch(() => undefined)
  await Promise.race([endedEarly, expect.poll(() => isResponding(url)).toBe(true)])
  return {
    url,
    async stop() {
      terminate()
      // Next waits for connections that the browser has opened in advance but never uses.
      const timer = setTimeout(kill, MAX_CLOSE_MS)
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
      // In its own process group, so that a signal also reaches the server that npm has started by a shell.
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
  const terminate = () => killGroup(child.pid, 'SIGTERM')
  const kill = () => killGroup(child.pid, 'SIGKILL')
  // A test that times out never calls stop().
  process.once('exit', kill)
  void ended.then(() => process.off('exit', kill))
  return {ended, terminate, kill, getOutput: () => Buffer.concat(chunks).toString()}
}

function killGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) {
    return
  }
  try {
    process.kill(-leader, signal)
  } catch {
    // All processes of the group have ended.
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

async function isResponding(url: string): Promise<boolean> {
  try {
    const response = await fetch(url)
    await response.body?.cancel()
    return true
  } catch {
    return false
  }
}
