import {type ChildProcess, spawn} from 'node:child_process'
import {createServer} from 'node:net'

/** A program that runs until it is stopped. */
export interface RunningProgram {
  readonly stop: () => Promise<void>
}

/** Starts a program; `isReady` is called until it resolves with true. Rejects if the program ends before. */
export async function startProgram(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  isReady: () => Promise<boolean>,
): Promise<RunningProgram> {
  const child: ChildProcess = spawn(command, args, {
    env: {...process.env, ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
    // The workers of PHP's server do not end with it, so that all are ended as a group.
    detached: true,
  })
  let output = ''
  const add = (data: unknown) => {
    output += String(data)
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  let hasEnded = false
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      hasEnded = true
      resolve()
    }
    child.once('error', (error) => {
      add(error.message)
      end()
    })
    child.once('exit', end)
  })
  while (!(await isReady().catch(() => false))) {
    if (hasEnded) {
      throw new Error(`${command} has ended: ${output}`)
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  }
  return {
    async stop() {
      if (child.pid !== undefined && !hasEnded) {
        process.kill(-child.pid, 'SIGTERM')
      }
      await ended
    },
  }
}

/** Returns a port of this machine that is free now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
