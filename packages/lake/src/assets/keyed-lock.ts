/** Runs tasks with the same key one after another, and tasks with different keys concurrently. */
export interface KeyedLock {
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result>
}

export function createKeyedLock(): KeyedLock {
  const latest = new Map<string, Promise<unknown>>()

  return {
    async run(key, task) {
      const previous = latest.get(key)
      const result = previous ? previous.then(task) : task()
      const settled = result.catch(() => undefined)
      latest.set(key, settled)
      try {
        return await result
      } finally {
        if (latest.get(key) === settled) {
          latest.delete(key)
        }
      }
    },
  }
}
