import type {Condition, Conditions} from './network/condition.ts'

/** Measurements under each of the two conditions. */
export type PerCondition<M> = Readonly<Record<keyof Conditions, M>>

/**
 * Measures all variants in turn, round after round. Each round begins with the next variant, so that a
 * machine that becomes slower or faster during the run affects all of them alike.
 *
 * @returns The measurements of each variant, in the order of the rounds.
 */
export async function measureInRounds<V, M>(
  variants: readonly V[],
  rounds: number,
  name: string,
  log: (text: string) => void,
  measure: (variant: V) => Promise<M>,
): Promise<Map<V, M[]>> {
  const measured = new Map<V, M[]>(variants.map((variant) => [variant, []]))
  log(`${name}, ${rounds} rounds …`)
  for (let round = 0; round < rounds; round++) {
    const first = round % variants.length
    for (const variant of [...variants.slice(first), ...variants.slice(0, first)]) {
      measured.get(variant)?.push(await measure(variant))
    }
  }
  return measured
}

/**
 * Measures all variants under both conditions in the same rounds: each variant under one condition, and
 * directly afterwards under the other.
 *
 * @returns The measurements of each variant under each condition, in the order of the rounds.
 */
export async function measureUnderBoth<V, M>(
  {throttled, modelled}: Conditions,
  variants: readonly V[],
  rounds: number,
  name: string,
  log: (text: string) => void,
  measure: (variant: V, condition: Condition) => Promise<M>,
): Promise<PerCondition<Map<V, M[]>>> {
  const pairs = variants.flatMap((variant) =>
    [throttled, modelled].map((condition) => ({variant, condition})),
  )
  const measured = await measureInRounds(pairs, rounds, name, log, ({variant, condition}) =>
    measure(variant, condition),
  )
  const selectCondition = (wanted: Condition) =>
    new Map(
      [...measured].flatMap(([{variant, condition}, measurements]) =>
        condition === wanted ? [[variant, measurements] as const] : [],
      ),
    )
  return {throttled: selectCondition(throttled), modelled: selectCondition(modelled)}
}
