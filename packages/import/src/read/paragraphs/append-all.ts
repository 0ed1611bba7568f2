/** Appends items to an array; a function call may not have as many arguments as a long document has items. */
export function appendAll<Item>(target: Item[], items: readonly Item[]): void {
  for (const item of items) {
    target.push(item)
  }
}
