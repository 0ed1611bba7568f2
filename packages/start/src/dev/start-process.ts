import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {createInterface} from 'node:readline'

/** Milliseconds that a process has to end by itself after Ctrl-C; the terminal sends Ctrl-C to it too. */
const END_TIMEOUT_MS = 1_500

/** A Node process that `npm run dev` has started. */
export interface DevProcess {
  /** Ends the process; after Ctrl-C (SIGINT), first waits for the process to end by itself. */
  stop(signal: NodeJS.Signals): Promise<void>
}

/** Starts a Node process; each line that it prints begins with its title. */
export function startProcess(options: {
  readonly title: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly onEnd: () => void
}): DevProcess {
  const {title, args, cwd, onEnd} = options
  const child = spawn(process.execPath, [...args], {cwd, stdio: ['ignore', 'pipe', 'pipe']})
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({input: stream}).on('line', (line) => console.log(`[${title}] ${line}`))
  }
  const ended = once(child, 'close')
  child.once('close', onEnd)
  return {
    async stop(signal) {
      const delay = signal === 'SIGINT' ? END_TIMEOUT_MS : 0
      const timer = setTimeout(() => child.kill('SIGTERM'), delay)
      await ended
      clearTimeout(timer)
    },
  }
}
