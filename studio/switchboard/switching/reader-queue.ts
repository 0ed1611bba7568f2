/** Runs tasks that concern the same reader one after the other, and all others at the same time. */
export type ReaderQueue = <Result>(
  readerIds: readonly string[],
  task: () => Promise<Result>,
) => Promise<Result>

/** Creates a queue. Without it, two quick switches of one reader could be stored in the wrong order. */
export function createReaderQueue(): ReaderQueue {
  const tails = new Map<string, Promise<unknown>>()
  return async (readerIds, task) => {
    const earlier = readerIds.map((id) => tails.get(id) ?? Promise.resolve())
    const run = Promise.allSettled(earlier).then(task)
    for (const id of readerIds) {
      tails.set(id, run)
    }
    try {
      return await run
    } finally {
      for (const id of readerIds) {
        if (tails.get(id) === run) {
          tails.delete(id)
        }
      }
    }
  }
}
