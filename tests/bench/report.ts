import type {Size} from './build-scripts.ts'
import type {VisitResult} from './measure-visit.ts'
import type {Conditions} from './network/condition.ts'
import type {Measurements, PerVariant} from './scenarios.ts'
import {median, medianRatio, type Summary, summarise} from './statistics.ts'
import {figure, table, verdict} from './table.ts'
import {TARGETS, TIME_TARGETS, type TimeTarget} from './targets.ts'
import {byScript} from './variants/by-script/by-script.ts'
import {naive} from './variants/naive/naive.ts'
import {naivePreconnected} from './variants/naive-preconnected/naive-preconnected.ts'
import {preloaded} from './variants/preloaded/preloaded.ts'
import {serverRendered} from './variants/server-rendered/server-rendered.ts'
import {snippet} from './variants/snippet/snippet.ts'
import {staticPage} from './variants/static-page/static-page.ts'
import type {Variant} from './variants/variant.ts'

const OURS: ReadonlySet<Variant> = new Set([byScript, snippet, preloaded, serverRendered])

/** All tables of a run as Markdown, in which each target is marked as met (✓) or missed (✗). */
export function report(
  sizes: readonly Size[],
  measurements: Measurements,
  environment: string,
  {throttled, modelled}: Conditions,
): string {
  return [
    environment,
    'Times are medians, with minimum and maximum in brackets; ratios are medians of the ratios within each round.',
    `### Until the article is on screen: ${throttled.title}`,
    throttled.description,
    timesTable(measurements.one.throttled, TIME_TARGETS.throttled),
    preconnectSentence(measurements.one.throttled),
    `### Until the article is on screen: ${modelled.title}`,
    modelled.description,
    timesTable(measurements.one.modelled, TIME_TARGETS.modelled),
    preconnectSentence(measurements.one.modelled),
    `### Twenty articles on one page: ${throttled.title}`,
    manyTable(measurements.many.throttled),
    `### Twenty articles on one page: ${modelled.title}`,
    manyTable(measurements.many.modelled),
    '### Layout shift',
    shiftTable(measurements),
    '### Blocking time on a processor slowed down fourfold',
    blockingTable(measurements.blocking),
    '### 10,000 blocks that the page has already, until they are painted',
    longTable(measurements.long),
    '### Bytes',
    sizesTable(sizes),
  ].join('\n\n')
}

function timesTable(
  measured: PerVariant<VisitResult>,
  targets: ReadonlyMap<Variant, TimeTarget>,
): string {
  const base = lastPaints(measured, staticPage)
  const peer = lastPaints(measured, naive)
  const rows = [...measured].map(([variant, visits]) => {
    const times = visits.map(lastPaint)
    const ofStatic = medianRatio(times, base)
    const ofNaive = medianRatio(times, peer)
    const target = targets.get(variant)
    return [
      variant.title,
      spread(summarise(times)),
      figure(ofStatic, 2),
      target ? verdict(ofStatic, target.ofStatic, 2) : '',
      figure(ofNaive, 2),
      target?.ofNaive ? verdict(ofNaive, target.ofNaive, 2) : '',
    ]
  })
  return table(['', 'ms', '÷ static', 'target', '÷ naive', 'target'], rows)
}

// A site owner can add a preconnect for either.
function preconnectSentence(measured: PerVariant<VisitResult>): string {
  const ratio = medianRatio(lastPaints(measured, snippet), lastPaints(measured, naivePreconnected))
  return `With a preconnect on both pages, ours by the whole snippet takes ${figure(ratio, 2)} of the naive widget’s time.`
}

function manyTable(measured: PerVariant<VisitResult>): string {
  const peer = lastPaints(measured, naive)
  const rows = [...measured].map(([variant, visits]) => {
    const times = visits.map(lastPaint)
    const ofNaive = medianRatio(times, peer)
    const requests = median(visits.map((one) => one.requests.api))
    const ours = OURS.has(variant)
    return [
      variant.title,
      spread(summarise(visits.map(({painted}) => Math.min(...painted)))),
      spread(summarise(times)),
      figure(ofNaive, 2),
      ours ? verdict(ofNaive, TARGETS.manyOfNaive, 2) : '',
      figure(requests),
      ours ? verdict(requests, TARGETS.apiRequestsOfMany, 0) : '',
    ]
  })
  return table(
    ['', 'first, ms', 'all, ms', '÷ naive', 'target', 'requests to the API', 'target'],
    rows,
  )
}

function shiftTable({unreserved, reserved}: Measurements): string {
  const rows = [...unreserved].map(([variant, visits]) => {
    const unreservedShift = worstShift(visits)
    const reservedShift = worstShift(reserved.get(variant) ?? [])
    const ours = OURS.has(variant)
    return [
      variant.title,
      figure(unreservedShift, 3),
      ours ? verdict(unreservedShift, TARGETS.shift, 3) : '',
      figure(reservedShift, 3),
      ours ? verdict(reservedShift, TARGETS.reservedShift, 3) : '',
    ]
  })
  return table(['', 'no height reserved', 'target', 'height reserved', 'target'], rows)
}

function blockingTable(measured: PerVariant<number>): string {
  const max = median(measured.get(staticPage) ?? []) + TARGETS.blockingBeyondStaticMs
  const rows = [...measured].map(([variant, visits]) => {
    const blocking = summarise(visits)
    return [
      variant.title,
      spread(blocking),
      OURS.has(variant) ? verdict(blocking.median, max, 0) : '',
    ]
  })
  return table(['', 'ms', 'target'], rows)
}

function longTable(measured: Measurements['long']): string {
  const rows = [...measured].map(([variant, articles]) => {
    const first = summarise(articles.map(({firstPaint}) => firstPaint))
    return [
      variant.title,
      spread(first),
      OURS.has(variant) ? verdict(first.median, TARGETS.longMs, 0) : '',
      spread(summarise(articles.map(({wholePaint}) => wholePaint))),
    ]
  })
  return table(['', 'first paint, ms', 'target', 'all of it in the document, ms'], rows)
}

function sizesTable(sizes: readonly Size[]): string {
  const rows = sizes.map(({name, raw, gzip, brotli}) => [
    name,
    figure(raw),
    figure(gzip),
    name === 'reader-article.js' ? verdict(gzip, TARGETS.scriptGzipBytes, 0) : '',
    figure(brotli),
  ])
  return table(['', 'minified', 'gzip -9', 'target', 'brotli'], rows)
}

const lastPaint = ({painted}: VisitResult): number => Math.max(...painted)

const lastPaints = (measured: PerVariant<VisitResult>, variant: Variant): number[] =>
  (measured.get(variant) ?? []).map(lastPaint)

// The maximum: a shift that happens only sometimes is seen too.
const worstShift = (visits: readonly VisitResult[]): number =>
  Math.max(...visits.map(({layoutShift}) => layoutShift))

const spread = ({median: middle, min, max}: Summary): string =>
  `${figure(middle)} (${figure(min)}–${figure(max)})`
