import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

/** Milliseconds. */
const MAX_START_TIME = 120_000
const MAX_STOP_TIME = 15_000

/** A server in a process of its own. */
export interface RunningServer {
  readonly port: number
  readonly pid: number
  /** Stops the server cleanly; ends it at once after 15 seconds. */
  stop(): Promise<void>
}

/** Starts the Lake with its command, on a folder. `wrapper` is the start of a command line, for example of strace. */
export function startLake(folder: string, wrapper: readonly string[] = []): Promise<RunningServer> {
  return start([
    ...wrapper,
    process.execPath,
    programPath('../src/cli.ts'),
    '--data',
    folder,
    '--port',
    '0',
  ])
}

/** Starts the server that the Lake is compared with. */
export function startHello(): Promise<RunningServer> {
  return start([process.execPath, programPath('hello.ts')])
}

function programPath(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url))
}

async function start([command = '', ...parameters]: readonly string[]): Promise<RunningServer> {
  const child = spawn(command, parameters, {stdio: ['ignore', 'pipe', 'inherit']})
  const timer = setTimeout(() => child.kill('SIGKILL'), MAX_START_TIME)
  try {
    const port = await readPort(child)
    return {port, pid: child.pid ?? 0, stop: () => stop(child)}
  } finally {
    clearTimeout(timer)
  }
}

async function readPort(child: ChildProcess): Promise<number> {
  if (!child.stdout) {
    throw new TypeError('The server has no output')
  }
  for await (const line of createInterface(child.stdout)) {
    const port = /listening on http:\/\/[^:]+:(\d+)/.exec(line)?.[1]
    if (port !== undefined) {
      child.stdout.resume()
      return Number(port)
    }
  }
  throw new Error('A server did not start; its errors are printed above')
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return
  }
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), MAX_STOP_TIME)
  await ended
  clearTimeout(timer)
}
