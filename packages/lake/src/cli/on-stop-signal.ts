import {constants} from 'node:os'

/** Milliseconds. Under npm, the program receives Ctrl-C twice: from the terminal and from npm. */
const MAX_ECHO_DELAY = 300

/** Calls `stop` at the first SIGINT or SIGTERM; a second signal ends the process at once. */
export function onStopSignal(stop: () => Promise<void>): void {
  let stoppedAt: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const now = performance.now()
      if (stoppedAt === undefined) {
        stoppedAt = now
        void stop()
      } else if (signal === 'SIGTERM' || now - stoppedAt > MAX_ECHO_DELAY) {
        process.exit(128 + constants.signals[signal])
      }
    })
  }
}
