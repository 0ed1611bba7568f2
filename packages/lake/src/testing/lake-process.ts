import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

import {onTestFinished} from 'vitest'

import {TOKEN} from './temporary-lake.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** A Lake in a process of its own. */
export interface LakeProcess {
  readonly url: string
  /** Ends the process with a signal; resolves with its exit code and the signal that ended it. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<unknown[]>
}

/** Starts the command on a folder; the process is killed at the end of the test. */
export async function startLakeProcess(data: string): Promise<LakeProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    [CLI, '--data', data, '--port', '0', '--token', TOKEN],
    {stdio: ['ignore', 'pipe', 'ignore']},
  )
  const exited = once(child, 'exit')
  onTestFinished(async () => {
    if (child.kill('SIGKILL')) {
      await exited
    }
  })
  if (child.stdout) {
    for await (const line of createInterface({input: child.stdout})) {
      const url = /^Lake listening on (.*)$/.exec(line)?.[1]
      if (url !== undefined) {
        return {
          url: url.replace('localhost', '127.0.0.1'),
          end(signal) {
            child.kill(signal)
            return exited
          },
        }
      }
    }
  }
  throw new Error('The Lake has not started')
}
