import {AssetError} from './asset-error.ts'

/** Runs so many tasks at once, lets so many wait, and refuses the rest. */
export interface WorkQueue {
  /** Runs the task when its turn comes; throws an `AssetError` (`overloaded`) when too many wait. */
  run<Result>(task: () => Promise<Result>): Promise<Result>
}

/** The limits of a queue, in tasks. */
export interface WorkQueueLimits {
  readonly concurrency: number
  readonly maximumWaiting: number
}

export function createWorkQueue({concurrency, maximumWaiting}: WorkQueueLimits): WorkQueue {
  const waiting: (() => void)[] = []
  let running = 0

  return {
    async run(task) {
      if (running >= concurrency) {
        if (waiting.length >= maximumWaiting) {
          throw new AssetError('overloaded', 'Too many images are being made: try again shortly')
        }
        // Whoever finishes hands its place over, so `running` does not change in between.
        await new Promise<void>((resolve) => {
          waiting.push(resolve)
        })
      } else {
        running++
      }
      try {
        return await task()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
  }
}
