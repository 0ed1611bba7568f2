/** Runs a function for all items, at most `jobs` at the same time. */
export async function inParallel<Item>(
  items: readonly Item[],
  jobs: number,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  const work = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      await run(item)
    }
  }
  await Promise.all(Array.from({length: jobs}, work))
}
