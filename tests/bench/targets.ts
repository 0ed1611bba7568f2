import type {Conditions} from './network/condition.ts'
import {preloaded} from './variants/preloaded/preloaded.ts'
import {serverRendered} from './variants/server-rendered/server-rendered.ts'
import {snippet} from './variants/snippet/snippet.ts'
import type {Variant} from './variants/variant.ts'

/** The maximum time of a variant, as a ratio to the time of the static or the naive variant. */
export interface TimeTarget {
  readonly ofStatic: number
  readonly ofNaive?: number
}

const PRELOADED: TimeTarget = {ofStatic: 2.3, ofNaive: 0.63}
const SERVER_RENDERED: TimeTarget = {ofStatic: 1.08}

/** The maximum time of each variant until all of the article is visible, for each network condition. */
export const TIME_TARGETS: Readonly<Record<keyof Conditions, ReadonlyMap<Variant, TimeTarget>>> = {
  throttled: new Map([
    [snippet, {ofStatic: 2.75, ofNaive: 0.77}],
    [preloaded, PRELOADED],
    [serverRendered, SERVER_RENDERED],
  ]),
  modelled: new Map([
    [snippet, {ofStatic: 2.45, ofNaive: 0.72}],
    [preloaded, PRELOADED],
    [serverRendered, SERVER_RENDERED],
  ]),
}

/** The maximum values of the other measurements. */
export const TARGETS = {
  scriptGzipBytes: 14_400,
  apiRequestsOfMany: 3,
  manyOfNaive: 0.65,
  shift: 0.03,
  reservedShift: 0,
  /** The blocking time beyond that of the static page. */
  blockingBeyondStaticMs: 20,
  /** The time from receiving a long article to its first paint. */
  longMs: 50,
}
