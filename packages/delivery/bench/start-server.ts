import {fork} from 'node:child_process'
import {once} from 'node:events'

import type {ServerMessage} from './announce.ts'

/** A server in a process of its own. */
export interface RunningServer {
  readonly port: number
  /** Returns the processor time of the process so far, in milliseconds. */
  readonly readProcessorTime: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** Starts a server of this folder. */
export async function startServer(file: string, ...args: string[]): Promise<RunningServer> {
  const child = fork(new URL(file, import.meta.url), args)
  const ended = once(child, 'exit').then((): never => {
    throw new Error(`${file} has ended. Its errors are printed above.`)
  })
  const receive = async (name: 'port' | 'processorTime'): Promise<number> => {
    const [message]: [message?: ServerMessage] = await Promise.race([
      once(child, 'message').then((received): [ServerMessage] => [received[0]]),
      ended,
    ])
    return Number(new Map(Object.entries(message ?? {})).get(name))
  }
  return {
    port: await receive('port'),
    async readProcessorTime() {
      child.send('processorTime')
      return receive('processorTime')
    },
    async stop() {
      child.kill()
      await ended.catch(() => undefined)
    },
  }
}
