import {AssetError} from './asset-error.ts'

/** Limits how many tasks run at once, how many wait and for how long; refuses further tasks. */
export interface WorkQueue {
  /** Runs the task when its turn comes. Throws an `AssetError` (`overloaded`) if too many wait or it waits too long. */
  run<Result>(task: () => Promise<Result>): Promise<Result>
}

/** The limits of a queue. */
export interface WorkQueueLimits {
  readonly concurrency: number
  /** Waiting tasks. */
  readonly maxWaiting: number
  /** Milliseconds. */
  readonly maxWait: number
}

export function createWorkQueue(limits: WorkQueueLimits): WorkQueue {
  const {concurrency, maxWaiting, maxWait} = limits
  const waiting = new Set<() => void>()
  let running = 0

  return {
    async run(task) {
      if (running >= concurrency) {
        if (waiting.size >= maxWaiting) {
          throw createOverloadedError()
        }
        // A finished task passes its slot to the next one, so `running` stays the same.
        await waitForTurn()
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

  function waitForTurn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const proceed = (): void => {
        clearTimeout(timer)
        waiting.delete(proceed)
        resolve()
      }
      const timer = setTimeout(() => {
        waiting.delete(proceed)
        reject(createOverloadedError())
      }, maxWait)
      waiting.add(proceed)
    })
  }
}

function createOverloadedError(): AssetError {
  return new AssetError('overloaded', 'Too many images are being processed: try again in a second')
}
