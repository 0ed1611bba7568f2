import type {Size} from './build.ts'
import type {Visited} from './measure.ts'
import type {Conditions} from './network/condition.ts'
import type {Measurements, PerVariant} from './scenarios.ts'
import {median, medianRatio, type Summary, summarise} from './statistics.ts'
import {figure, table, verdict} from './table.ts'
import {byScript} from './variants/by-script/by-script.ts'
import {naive} from './variants/naive/naive.ts'
import {naivePreconnected} from './variants/naive-preconnected/naive-preconnected.ts'
import {preloaded} from './variants/preloaded/preloaded.ts'
import {serverRendered} from './variants/server-rendered/server-rendered.ts'
import {snippet} from './variants/snippet/snippet.ts'
import {staticPage} from './variants/static-page/static-page.ts'
import type {Variant} from './variants/variant.ts'

/** What the elements must keep to: the most that each figure may be. */
const TARGETS = {
  scriptGzip: 9000,
  times: new Map<Variant, {readonly ofStatic: number; readonly ofNaive?: number}>([
    [byScript, {ofStatic: 2.6, ofNaive: 0.72}],
    [snippet, {ofStatic: 2.6, ofNaive: 0.72}],
    [preloaded, {ofStatic: 1.9, ofNaive: 0.51}],
    [serverRendered, {ofStatic: 1.05}],
  ]),
  manyRequests: 3,
  manyOfNaive: 0.65,
  shift: 0.03,
  reservedShift: 0,
  blockingMs: 0,
  longMs: 50,
}

const OURS: ReadonlySet<Variant> = new Set([byScript, snippet, preloaded, serverRendered])

/** All tables of a run, as Markdown. */
export function report(
  sizes: readonly Size[],
  measurements: Measurements,
  circumstances: string,
  {throttled, modelled}: Conditions,
): string {
  return [
    circumstances,
    'Times are medians, the least and the most in brackets; ratios are the median of each round’s own.',
    `### Until the article is on screen: ${throttled.title}`,
    throttled.description,
    timesTable(measurements.one.throttled),
    preconnectSentence(measurements.one.throttled),
    `### Until the article is on screen: ${modelled.title}`,
    modelled.description,
    timesTable(measurements.one.modelled),
    preconnectSentence(measurements.one.modelled),
    `### Twenty articles on one page: ${throttled.title}`,
    manyTable(measurements.many.throttled),
    `### Twenty articles on one page: ${modelled.title}`,
    manyTable(measurements.many.modelled),
    '### Layout shift',
    shiftTable(measurements),
    '### Blocking time at a fourfold slowed processor',
    blockingTable(measurements.slowProcessor),
    '### 10,000 blocks, from having them to paint',
    longTable(measurements.long),
    '### Bytes',
    sizesTable(sizes),
  ].join('\n\n')
}

function timesTable(measured: PerVariant<Visited>): string {
  const base = lastPaints(measured, staticPage)
  const peer = lastPaints(measured, naive)
  const rows = [...measured].map(([variant, visits]) => {
    const times = visits.map(lastPaint)
    const ofStatic = medianRatio(times, base)
    const ofNaive = medianRatio(times, peer)
    const target = TARGETS.times.get(variant)
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

// Opening connections early is what a page's owner can do for either.
function preconnectSentence(measured: PerVariant<Visited>): string {
  const ratio = medianRatio(lastPaints(measured, snippet), lastPaints(measured, naivePreconnected))
  return `With a preconnect on both pages, ours by the whole snippet, the script that preloads included, takes ${figure(ratio, 2)} of the naive widget’s time.`
}

function manyTable(measured: PerVariant<Visited>): string {
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
      ours ? verdict(requests, TARGETS.manyRequests, 0) : '',
    ]
  })
  return table(
    ['', 'first, ms', 'all, ms', '÷ naive', 'target', 'requests to the API', 'target'],
    rows,
  )
}

function shiftTable({unreserved, reserved}: Measurements): string {
  const rows = [...unreserved].map(([variant, visits]) => {
    const open = worstShift(visits)
    const kept = worstShift(reserved.get(variant) ?? [])
    const ours = OURS.has(variant)
    return [
      variant.title,
      figure(open, 3),
      ours ? verdict(open, TARGETS.shift, 3) : '',
      figure(kept, 3),
      ours ? verdict(kept, TARGETS.reservedShift, 3) : '',
    ]
  })
  return table(['', 'no height reserved', 'target', 'height reserved', 'target'], rows)
}

function blockingTable(measured: PerVariant<number>): string {
  const rows = [...measured].map(([variant, visits]) => {
    const blocking = summarise(visits)
    return [
      variant.title,
      spread(blocking),
      OURS.has(variant) ? verdict(blocking.median, TARGETS.blockingMs, 0) : '',
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
    name === 'reader-article.js' ? verdict(gzip, TARGETS.scriptGzip, 0) : '',
    figure(brotli),
  ])
  return table(['', 'minified', 'gzip -9', 'target', 'brotli'], rows)
}

const lastPaint = ({painted}: Visited): number => Math.max(...painted)

const lastPaints = (measured: PerVariant<Visited>, variant: Variant): number[] =>
  (measured.get(variant) ?? []).map(lastPaint)

// A shift that happens once in a while is one that readers see.
const worstShift = (visits: readonly Visited[]): number =>
  Math.max(...visits.map(({layoutShift}) => layoutShift))

const spread = ({median: middle, least, most}: Summary): string =>
  `${figure(middle)} (${figure(least)}–${figure(most)})`
