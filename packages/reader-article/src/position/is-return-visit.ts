/** Whether the visitor has reloaded the page or returned to it, and expects the former scroll position. */
export function isReturnVisit(): boolean {
  // jsdom has no performance timeline.
  const [entry] = performance.getEntriesByType?.('navigation') ?? []
  return !!entry && 'type' in entry && entry.type !== 'navigate'
}
