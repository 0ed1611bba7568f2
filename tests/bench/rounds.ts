/**
 * Measures all variants in turn, round after round, each round beginning with another one, so that a
 * machine that grows slower or faster meanwhile treats all alike; `say` hears the name of it.
 *
 * @returns What each variant measured, in the order of the rounds.
 */
export async function inRounds<V, M>(
  variants: readonly V[],
  rounds: number,
  name: string,
  say: (text: string) => void,
  measure: (variant: V) => Promise<M>,
): Promise<Map<V, M[]>> {
  const measured = new Map<V, M[]>(variants.map((variant) => [variant, []]))
  say(`${name}, ${rounds} rounds …`)
  for (let round = 0; round < rounds; round++) {
    const first = round % variants.length
    for (const variant of [...variants.slice(first), ...variants.slice(0, first)]) {
      measured.get(variant)?.push(await measure(variant))
    }
  }
  return measured
}
