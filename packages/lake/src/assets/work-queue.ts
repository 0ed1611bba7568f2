import {AssetError} from './asset-error.ts'

/** Runs so many tasks at once, lets so many wait for so long, and refuses the rest. */
export interface WorkQueue {
  /** Runs the task when its turn comes; throws an `AssetError` (`overloaded`) when too many wait. */
  run<Result>(task: () => Promise<Result>): Promise<Result>
}

/** The limits of a queue: in tasks, and in milliseconds. */
export interface WorkQueueLimits {
  readonly concurrency: number
  readonly maximumWaiting: number
  readonly maximumWait: number
}

export function createWorkQueue(limits: WorkQueueLimits): WorkQueue {
  const {concurrency, maximumWaiting, maximumWait} = limits
  const waiting = new Set<() => void>()
  let running = 0

  return {
    async run(task) {
      if (running >= concurrency) {
        if (waiting.size >= maximumWaiting) {
          throw overloaded()
        }
        // Whoever finishes hands its place over, so `running` does not change in between.
        await turn()
      } else {
        running++
      }
      try {
        return await task()
      } finally {
        const [next] = waiting
        if (next) {
          next()
        } else {
          running--
        }
      }
    },
  }

  function turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const proceed = (): void => {
        clearTimeout(timer)
        waiting.delete(proceed)
        resolve()
      }
      const timer = setTimeout(() => {
        waiting.delete(proceed)
        reject(overloaded())
      }, maximumWait)
      waiting.add(proceed)
    })
  }
}

function overloaded(): AssetError {
  return new AssetError('overloaded', 'Too many images are being made: try again shortly')
}
