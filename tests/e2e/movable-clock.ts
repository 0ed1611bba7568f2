import {writeFile} from 'node:fs/promises'

const PRELOADED = new URL('moved-clock.ts', import.meta.url).href

/** The clock of the servers of a test. */
export interface MovableClock {
  /** The environment in which the servers are started. */
  readonly environment: NodeJS.ProcessEnv
  /** Moves the clock of the running servers to a time, from which it goes on. */
  readonly moveTo: (time: Date) => Promise<void>
}

/**
 * Creates a clock that a test moves, for `startServers`.
 *
 * @param file - A file that the clock may write.
 */
export function createMovableClock(file: string): MovableClock {
  return {
    environment: {
      CLOCK_FILE: file,
      NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${PRELOADED}`.trim(),
    },
    moveTo: (time) => writeFile(file, String(time.getTime() - Date.now())),
  }
}
