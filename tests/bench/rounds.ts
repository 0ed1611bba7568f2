import type {Condition, Conditions} from './network/condition.ts'

/** What was measured under each of the two conditions. */
export type PerCondition<M> = Readonly<Record<keyof Conditions, M>>

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

/**
 * Measures all variants under both conditions in the same rounds, each variant under one right after
 * the other.
 *
 * @returns What each variant measured under each condition, in the order of the rounds.
 */
export async function inRoundsUnderBoth<V, M>(
  {throttled, modelled}: Conditions,
  variants: readonly V[],
  rounds: number,
  name: string,
  say: (text: string) => void,
  measure: (variant: V, condition: Condition) => Promise<M>,
): Promise<PerCondition<Map<V, M[]>>> {
  const pairs = variants.flatMap((variant) =>
    [throttled, modelled].map((condition) => ({variant, condition})),
  )
  const measured = await inRounds(pairs, rounds, name, say, ({variant, condition}) =>
    measure(variant, condition),
  )
  const under = (wanted: Condition) =>
    new Map(
      [...measured].flatMap(([{variant, condition}, found]) =>
        condition === wanted ? [[variant, found] as const] : [],
      ),
    )
  return {throttled: under(throttled), modelled: under(modelled)}
}
