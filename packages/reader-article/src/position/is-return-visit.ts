/** Whether the visitor has reloaded the page or come back to it, and expects it where they left it. */
export function isReturnVisit(): boolean {
  // jsdom has no performance timeline.
  const [entry] = performance.getEntriesByType?.('navigation') ?? []
  return !!entry && 'type' in entry && entry.type !== 'navigate'
}
