import {constants} from 'node:os'

/** Milliseconds. If npm runs the program, it receives Ctrl-C twice: from the terminal and from npm. */
const MAX_REPEAT_DELAY = 300

/** Calls `stop` at the first SIGINT or SIGTERM; a second signal ends the process at once. */
export function onStopSignal(stop: () => Promise<void>): void {
  let stoppedAt: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const now = performance.now()
      if (stoppedAt === undefined) {
        stoppedAt = now
        void stop()
      } else if (signal === 'SIGTERM' || now - stoppedAt > MAX_REPEAT_DELAY) {
        process.exit(128 + constants.signals[signal])
      }
    })
  }
}
