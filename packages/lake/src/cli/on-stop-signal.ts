import {constants} from 'node:os'

/** Under npm, a Ctrl-C reaches the program twice: from the terminal, and passed on by npm. */
const MAX_ECHO_DELAY = 300

/** Calls back at the first SIGINT or SIGTERM; a second one ends the process at once. */
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
