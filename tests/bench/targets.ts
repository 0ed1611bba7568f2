import type {Conditions} from './network/condition.ts'
import {oneFile} from './variants/one-file/one-file.ts'
import {preloaded} from './variants/preloaded/preloaded.ts'
import {serverRendered} from './variants/server-rendered/server-rendered.ts'
import {snippet} from './variants/snippet/snippet.ts'
import type {Variant} from './variants/variant.ts'

/** The maximum time of a variant, divided by the time of the static page and by that of the naive widget. */
export interface TimeTarget {
  readonly staticRatio: number
  readonly naiveRatio?: number
}

const PRELOADED: TimeTarget = {staticRatio: 2.3, naiveRatio: 0.63}
const SERVER_RENDERED: TimeTarget = {staticRatio: 1.08}

/** The maximum time of each variant until all of the article is visible, for each network condition. */
export const TIME_TARGETS: Readonly<Record<keyof Conditions, ReadonlyMap<Variant, TimeTarget>>> = {
  throttled: new Map([
    [snippet, {staticRatio: 2.75, naiveRatio: 0.77}],
    [preloaded, PRELOADED],
    [oneFile, {staticRatio: 1.9, naiveRatio: 0.53}],
    [serverRendered, SERVER_RENDERED],
  ]),
  modelled: new Map([
    [snippet, {staticRatio: 2.45, naiveRatio: 0.72}],
    [preloaded, PRELOADED],
    [serverRendered, SERVER_RENDERED],
  ]),
}

/** The maximum values of the other measurements. */
export const TARGETS = {
  gzipBytes: new Map([
    ['reader-article.js', 13_300],
    ['reader-article-renderer.js', 4400],
  ]),
  apiRequestsForManyArticles: 3,
  manyArticlesNaiveRatio: 0.65,
  layoutShift: 0.03,
  layoutShiftWithReservedHeight: 0,
  /** In addition to the blocking time of the static page. */
  blockingBeyondStaticMs: 20,
  /** The time from receiving a long article to its first paint. */
  longArticleFirstPaintMs: 50,
}
