const MAX_OFFERED = 3

/** Returns the sign-offs to offer, the most frequent first, without the present one and without empty ones. */
export function rankSignOffs(used: readonly unknown[], present: string): readonly string[] {
  const counts = new Map<string, number>()
  for (const each of used) {
    const signOff = typeof each === 'string' ? each.trim() : ''
    if (signOff !== '' && signOff !== present.trim()) {
      counts.set(signOff, (counts.get(signOff) ?? 0) + 1)
    }
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MAX_OFFERED)
    .map(([signOff]) => signOff)
}
