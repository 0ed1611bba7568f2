// More would not be faster, because a browser opens six connections to a host.
const MAX_PARALLEL = 4

/**
 * Runs a task for each entry: the entries of a lane one after the other, several lanes at the same time.
 *
 * Rejects with the first error, or with the signal's reason, after the tasks that have started have ended.
 */
export async function runLanes<Entry>(
  lanes: readonly (readonly Entry[])[],
  run: (entry: Entry) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...lanes]
  const failed = new AbortController()
  const stopped = AbortSignal.any([signal, failed.signal])
  const runNextLanes = async () => {
    for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift()) {
      for (const entry of lane) {
        stopped.throwIfAborted()
        await run(entry)
      }
    }
  }
  await Promise.allSettled(
    Array.from({length: MAX_PARALLEL}, async () => {
      try {
        await runNextLanes()
      } catch (error) {
        failed.abort(error)
      }
    }),
  )
  stopped.throwIfAborted()
}
