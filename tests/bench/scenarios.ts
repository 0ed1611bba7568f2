import {ARTICLE_COUNT, getSlug} from './fixture/documents.ts'
import {getLastWords} from './fixture/text.ts'
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
import {getPagePath, VARIANTS} from './variants/variants.ts'
import type {LongVariant, Variant} from './variants/variant.ts'
import type {BenchBrowser} from './bench-browser.ts'

/** The height that is reserved for each article; the articles and the window are lower. */
const RESERVED_HEIGHT = '90rem'
const CPU_SLOWDOWN = 4
// All layout shifts happen within this time after the last text is painted.
const SETTLE_MS = 1000

// The variant with a preconnect differs from the naive one only in times.
const BLOCKING_VARIANTS = VARIANTS.filter((variant) => variant !== naivePreconnected)
const LAYOUT_SHIFT_VARIANTS = BLOCKING_VARIANTS.filter((variant) => variant !== staticPage)
const MANY_VARIANTS: readonly Variant[] = [naive, byScript, snippet, preloaded]
const LONG_VARIANTS: readonly LongVariant[] = [naive, react, byScript]

/** The measurements of each round, by variant. */
export type PerVariant<M> = ReadonlyMap<Variant, readonly M[]>

/** All measurements of a run. */
export interface Measurements {
  readonly oneArticle: PerCondition<PerVariant<VisitResult>>
  readonly manyArticles: PerCondition<PerVariant<VisitResult>>
  readonly unreservedHeight: PerVariant<VisitResult>
  readonly reservedHeight: PerVariant<VisitResult>
  /** Total blocking time in ms: what each long task takes beyond 50 ms. */
  readonly blocking: PerVariant<number>
  readonly longArticle: PerVariant<LongArticle>
}

/** Measures everything: times under both conditions, the rest only on the modelled network. */
export async function measureAll(
  {openPrivateWindow, openNewProfile}: BenchBrowser,
  servers: Servers,
  conditions: Conditions,
  rounds: number,
  log: (text: string) => void,
): Promise<Measurements> {
  const slugs = Array.from({length: ARTICLE_COUNT}, (_, index) => getSlug(index + 1))
  const words = slugs.map((_, index) => getLastWords(index + 1))
  const createVisit = (variant: Variant, reservedHeight?: string): Visit => ({
    path: getPagePath(variant, slugs.slice(0, 1), reservedHeight),
    expected: words.slice(0, 1),
  })
  const createVisitOfManyArticles = (variant: Variant): Visit => ({
    path: getPagePath(variant, slugs, RESERVED_HEIGHT),
    expected: words,
  })
  const {modelled} = conditions
  const measureInPrivateWindow = async (visit: Visit, condition: Condition = modelled) =>
    measureVisit(await openPrivateWindow(), servers, condition, visit)
  const measureLong = async (variant: LongVariant) =>
    measureLongArticle(await openPrivateWindow(), servers, modelled, variant)
  const half = Math.ceil(rounds / 2)
  const quarter = Math.ceil(rounds / 4)

  log('Opening every page once, so that all responses are cached …')
  for (const variant of VARIANTS) {
    await measureInPrivateWindow(createVisit(variant), UNTHROTTLED)
  }
  for (const variant of MANY_VARIANTS) {
    await measureInPrivateWindow(createVisitOfManyArticles(variant), UNTHROTTLED)
  }
  for (const variant of LONG_VARIANTS) {
    await measureLong(variant)
  }

  return {
    oneArticle: await measureUnderBoth(
      conditions,
      VARIANTS,
      rounds,
      'One article',
      log,
      async (variant, condition) =>
        measureVisit(await openNewProfile(), servers, condition, createVisit(variant)),
    ),
    manyArticles: await measureUnderBoth(
      conditions,
      MANY_VARIANTS,
      half,
      `${ARTICLE_COUNT} articles`,
      log,
      (variant, condition) => measureInPrivateWindow(createVisitOfManyArticles(variant), condition),
    ),
    unreservedHeight: await measureInRounds(
      LAYOUT_SHIFT_VARIANTS,
      quarter,
      'Layout shift',
      log,
      (variant) => measureInPrivateWindow({...createVisit(variant), settleMs: SETTLE_MS}),
    ),
    reservedHeight: await measureInRounds(
      LAYOUT_SHIFT_VARIANTS,
      quarter,
      'Layout shift with reserved height',
      log,
      (variant) =>
        measureInPrivateWindow({...createVisit(variant, RESERVED_HEIGHT), settleMs: SETTLE_MS}),
    ),
    blocking: await measureInRounds(
      BLOCKING_VARIANTS,
      half,
      'Blocking time',
      log,
      async (variant) =>
        measureBlocking(await openPrivateWindow(), servers, modelled, {
          path: createVisit(variant).path,
          words: getLastWords(1),
          cpuSlowdown: CPU_SLOWDOWN,
        }),
    ),
    longArticle: await measureInRounds(LONG_VARIANTS, half, '10,000 blocks', log, measureLong),
  }
}
