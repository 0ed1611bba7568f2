/** Makes transformed images that no request waits for, one after another. */
export interface BackgroundTransforms {
  /**
   * Adds an image to the queue, unless it is in it.
   *
   * @param make - Makes and stores the image; returns false if it can never be made.
   * @returns false if the image could not be made before, so that it is not worth waiting for.
   */
  add(key: string, make: () => Promise<boolean>): boolean
  /** Starts no further image. */
  close(): void
}

/** Images that wait; further ones are not added, but can be at their next request. */
const MAX_WAITING = 100
/** Images that are known to fail, until the Lake starts again. */
const MAX_FAILED = 10_000

export function createBackgroundTransforms(
  onError: (error: unknown) => void,
): BackgroundTransforms {
  const waiting = new Map<string, () => Promise<boolean>>()
  const failed = new Set<string>()
  let isRunning = false
  let isClosed = false

  return {
    add(key, make) {
      if (failed.has(key)) {
        return false
      }
      if (!isClosed && waiting.size < MAX_WAITING && !waiting.has(key)) {
        waiting.set(key, make)
        void run()
      }
      return true
    },
    close() {
      isClosed = true
      waiting.clear()
    },
  }

  async function run(): Promise<void> {
    if (isRunning) {
      return
    }
    isRunning = true
    for (const [key, make] of waiting) {
      try {
        if (!(await make())) {
          addFailed(key)
        }
      } catch (error) {
        addFailed(key)
        if (!isClosed) {
          onError(error)
        }
      }
      // Not before, so that the running image is not added again.
      waiting.delete(key)
    }
    isRunning = false
  }

  function addFailed(key: string): void {
    const [oldest] = failed
    if (failed.size >= MAX_FAILED && oldest !== undefined) {
      failed.delete(oldest)
    }
    failed.add(key)
  }
}
