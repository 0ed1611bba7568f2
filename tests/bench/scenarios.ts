import {MANY, slugOf} from './fixture/documents.ts'
import {lastWords} from './fixture/text.ts'
import {measureBlocking} from './measure-blocking.ts'
import {measureLongArticle} from './measure-long-article.ts'
import {measureVisit, type Visit, type VisitResult} from './measure-visit.ts'
import {type Condition, type Conditions, UNTHROTTLED} from './network/condition.ts'
import type {LongArticle} from './page/watch-long-article.ts'
import {measureInRounds, measureUnderBoth, type PerCondition} from './rounds.ts'
import type {Servers} from './servers.ts'
import {byScript} from './variants/by-script/by-script.ts'
import {naive} from './variants/naive/naive.ts'
import {naivePreconnected} from './variants/naive-preconnected/naive-preconnected.ts'
import {preloaded} from './variants/preloaded/preloaded.ts'
import {react} from './variants/react/react.ts'
import {snippet} from './variants/snippet/snippet.ts'
import {staticPage} from './variants/static-page/static-page.ts'
import {pathOf, VARIANTS} from './variants/variants.ts'
import type {LongVariant, Variant} from './variants/variant.ts'
import type {BenchBrowser} from './bench-browser.ts'

/** Reserved for each article, which is lower; the window is lower too. */
const RESERVED = '90rem'
const CPU_SLOWDOWN = 4
// All layout shifts happen within that time.
const SETTLE_MS = 1000

// A preconnect changes times only.
const DISTINCT = VARIANTS.filter((variant) => variant !== naivePreconnected)
const SCRIPTED = DISTINCT.filter((variant) => variant !== staticPage)
const MANY_VARIANTS: readonly Variant[] = [naive, byScript, snippet, preloaded]
const LONG_VARIANTS: readonly LongVariant[] = [naive, react, byScript]

/** The measurements of each round, by variant. */
export type PerVariant<M> = ReadonlyMap<Variant, readonly M[]>

/** All measurements of a run. */
export interface Measurements {
  readonly one: PerCondition<PerVariant<VisitResult>>
  readonly many: PerCondition<PerVariant<VisitResult>>
  readonly unreserved: PerVariant<VisitResult>
  readonly reserved: PerVariant<VisitResult>
  /** Total blocking time: what long tasks take beyond 50 ms each, in ms. */
  readonly blocking: PerVariant<number>
  readonly long: PerVariant<LongArticle>
}

/** Measures everything: times under both conditions, all else on the modelled line. */
export async function measureAll(
  {openPrivateWindow, openNewProfile}: BenchBrowser,
  servers: Servers,
  conditions: Conditions,
  rounds: number,
  log: (text: string) => void,
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
  const visitPrivately = async (wanted: Visit, condition: Condition = modelled) =>
    measureVisit(await openPrivateWindow(), servers, condition, wanted)
  const long = async (variant: LongVariant) =>
    measureLongArticle(await openPrivateWindow(), servers, modelled, variant)
  const half = Math.ceil(rounds / 2)
  const quarter = Math.ceil(rounds / 4)

  log('Opening every page once, so that all responses are cached …')
  for (const variant of VARIANTS) {
    await visitPrivately(one(variant), UNTHROTTLED)
  }
  for (const variant of MANY_VARIANTS) {
    await visitPrivately(many(variant), UNTHROTTLED)
  }
  for (const variant of LONG_VARIANTS) {
    await long(variant)
  }

  return {
    one: await measureUnderBoth(
      conditions,
      VARIANTS,
      rounds,
      'One article',
      log,
      async (variant, condition) =>
        measureVisit(await openNewProfile(), servers, condition, one(variant)),
    ),
    many: await measureUnderBoth(
      conditions,
      MANY_VARIANTS,
      half,
      `${MANY} articles`,
      log,
      (variant, condition) => visitPrivately(many(variant), condition),
    ),
    unreserved: await measureInRounds(SCRIPTED, quarter, 'Layout shift', log, (variant) =>
      visitPrivately({...one(variant), settleMs: SETTLE_MS}),
    ),
    reserved: await measureInRounds(
      SCRIPTED,
      quarter,
      'Layout shift with reserved height',
      log,
      (variant) => visitPrivately({...one(variant, RESERVED), settleMs: SETTLE_MS}),
    ),
    blocking: await measureInRounds(DISTINCT, half, 'Blocking time', log, async (variant) =>
      measureBlocking(await openPrivateWindow(), servers, modelled, {
        path: one(variant).path,
        words: lastWords(1),
        cpuSlowdown: CPU_SLOWDOWN,
      }),
    ),
    long: await measureInRounds(LONG_VARIANTS, half, '10,000 blocks', log, long),
  }
}
