import {MANY, slugOf} from './fixture/documents.ts'
import {lastWords} from './fixture/text.ts'
import {measureBlocking} from './measure-blocking.ts'
import {presentLong} from './measure-long.ts'
import {visit, type Visit, type Visited} from './measure.ts'
import {type Condition, type Conditions, UNSLOWED} from './network/condition.ts'
import type {LongArticle} from './page/long.ts'
import {inRounds, inRoundsUnderBoth, type PerCondition} from './rounds.ts'
import type {Served} from './serve.ts'
import {byScript} from './variants/by-script/by-script.ts'
import {naive} from './variants/naive/naive.ts'
import {naivePreconnected} from './variants/naive-preconnected/naive-preconnected.ts'
import {preloaded} from './variants/preloaded/preloaded.ts'
import {react} from './variants/react/react.ts'
import {snippet} from './variants/snippet/snippet.ts'
import {staticPage} from './variants/static-page/static-page.ts'
import {pathOf, VARIANTS} from './variants/variants.ts'
import type {LongVariant, Variant} from './variants/variant.ts'
import type {Visitors} from './visitors.ts'

/** How much higher than the window a reserved place is; every article is lower than that. */
const RESERVED = '90rem'
const CPU_SLOWDOWN = 4
// Late shifts come within that, or not at all.
const SETTLE_MS = 1000

// A preconnect changes when things come, and nothing else.
const DIFFERENT = VARIANTS.filter((variant) => variant !== naivePreconnected)
const SCRIPTED = DIFFERENT.filter((variant) => variant !== staticPage)
const MANY_VARIANTS: readonly Variant[] = [naive, byScript, snippet, preloaded]
const LONG_VARIANTS: readonly LongVariant[] = [naive, react, byScript]

/** What a variant measured in each round, by variant. */
export type PerVariant<M> = ReadonlyMap<Variant, readonly M[]>

/** Everything that was measured. */
export interface Measurements {
  readonly one: PerCondition<PerVariant<Visited>>
  readonly many: PerCondition<PerVariant<Visited>>
  readonly unreserved: PerVariant<Visited>
  readonly reserved: PerVariant<Visited>
  /** What long tasks took beyond 50 ms each, in ms. */
  readonly slowProcessor: PerVariant<number>
  readonly long: PerVariant<LongArticle>
}

/** Measures everything, on the modelled line where one condition is enough; `say` hears what is going on. */
export async function measureAll(
  {inPrivate, withNewProfile}: Visitors,
  served: Served,
  conditions: Conditions,
  rounds: number,
  say: (text: string) => void,
): Promise<Measurements> {
  const slugs = Array.from({length: MANY}, (_, index) => slugOf(index + 1))
  const words = slugs.map((_, index) => lastWords(index + 1))
  const one = (variant: Variant, reserved?: string): Visit => ({
    path: pathOf(variant, slugs.slice(0, 1), reserved),
    expected: words.slice(0, 1),
  })
  const many = (variant: Variant): Visit => ({
    path: pathOf(variant, slugs, RESERVED),
    expected: words,
  })
  const {modelled} = conditions
  const privately = async (wanted: Visit, condition: Condition = modelled) =>
    visit(await inPrivate(), served, condition, wanted)
  const long = async (variant: LongVariant) =>
    presentLong(await inPrivate(), served, modelled, variant)
  const half = Math.ceil(rounds / 2)
  const quarter = Math.ceil(rounds / 4)

  say('Opening every page once, so that all answers are recorded …')
  for (const variant of VARIANTS) {
    await privately(one(variant), UNSLOWED)
  }
  for (const variant of MANY_VARIANTS) {
    await privately(many(variant), UNSLOWED)
  }
  for (const variant of LONG_VARIANTS) {
    await long(variant)
  }

  return {
    one: await inRoundsUnderBoth(
      conditions,
      VARIANTS,
      rounds,
      'One article',
      say,
      async (variant, condition) => visit(await withNewProfile(), served, condition, one(variant)),
    ),
    many: await inRoundsUnderBoth(
      conditions,
      MANY_VARIANTS,
      half,
      `${MANY} articles`,
      say,
      (variant, condition) => privately(many(variant), condition),
    ),
    unreserved: await inRounds(SCRIPTED, quarter, 'Layout shift', say, (variant) =>
      privately({...one(variant), settleMs: SETTLE_MS}),
    ),
    reserved: await inRounds(
      SCRIPTED,
      quarter,
      'Layout shift in a reserved place',
      say,
      (variant) => privately({...one(variant, RESERVED), settleMs: SETTLE_MS}),
    ),
    slowProcessor: await inRounds(DIFFERENT, half, 'A slow processor', say, async (variant) =>
      measureBlocking(await inPrivate(), served, modelled, {
        path: one(variant).path,
        words: lastWords(1),
        cpuSlowdown: CPU_SLOWDOWN,
      }),
    ),
    long: await inRounds(LONG_VARIANTS, half, '10,000 blocks', say, long),
  }
}
