import type {Conditions} from './network/condition.ts'
import {preloaded} from './variants/preloaded/preloaded.ts'
import {serverRendered} from './variants/server-rendered/server-rendered.ts'
import {snippet} from './variants/snippet/snippet.ts'
import type {Variant} from './variants/variant.ts'

/** The maximum of a variant's time, divided by that of another. */
export interface TimeTarget {
  readonly ofStatic: number
  readonly ofNaive?: number
}

const PRELOADED: TimeTarget = {ofStatic: 2.3, ofNaive: 0.63}
const SERVER_RENDERED: TimeTarget = {ofStatic: 1.08}

/** What each variant may take until the article is on screen, under each condition. */
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

/** The maximum of what else is measured of the elements. */
export const TARGETS = {
  scriptGzipBytes: 14_400,
  apiRequestsOfMany: 3,
  manyOfNaive: 0.65,
  shift: 0.03,
  reservedShift: 0,
  /** In addition to the blocking time of the static page. */
  blockingBeyondStaticMs: 20,
  longMs: 50,
}
