import type {Size} from './build-scripts.ts'
import type {VisitResult} from './measure-visit.ts'
import type {Conditions} from './network/condition.ts'
import type {Measurements, PerVariant} from './scenarios.ts'
import {median, medianRatio, type Summary, summarise} from './statistics.ts'
import {formatNumber, formatTable, formatVerdict} from './table.ts'
import {TARGETS, TIME_TARGETS, type TimeTarget} from './targets.ts'
import {byScript} from './variants/by-script/by-script.ts'
import {naive} from './variants/naive/naive.ts'
import {naivePreconnected} from './variants/naive-preconnected/naive-preconnected.ts'
import {oneFile} from './variants/one-file/one-file.ts'
import {preloaded} from './variants/preloaded/preloaded.ts'
import {serverRendered} from './variants/server-rendered/server-rendered.ts'
import {snippet} from './variants/snippet/snippet.ts'
import {staticPage} from './variants/static-page/static-page.ts'
import type {Variant} from './variants/variant.ts'

const OUR_VARIANTS: ReadonlySet<Variant> = new Set([
  byScript,
  snippet,
  preloaded,
  oneFile,
  serverRendered,
])

/** Formats all tables of a run as Markdown, and marks each target as met (✓) or missed (✗). */
export function formatReport(
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
    formatTimesTable(measurements.oneArticle.throttled, TIME_TARGETS.throttled),
    formatPreconnectSentence(measurements.oneArticle.throttled),
    `### Until the article is on screen: ${modelled.title}`,
    modelled.description,
    formatTimesTable(measurements.oneArticle.modelled, TIME_TARGETS.modelled),
    formatPreconnectSentence(measurements.oneArticle.modelled),
    `### Twenty articles on one page: ${throttled.title}`,
    formatManyArticlesTable(measurements.manyArticles.throttled),
    `### Twenty articles on one page: ${modelled.title}`,
    formatManyArticlesTable(measurements.manyArticles.modelled),
    '### Layout shift',
    formatShiftTable(measurements),
    '### Blocking time on a processor that is four times slower',
    formatBlockingTable(measurements.blocking),
    '### Time until an article of 10,000 blocks that the page already has is painted',
    formatLongArticleTable(measurements.longArticle),
    '### Bytes',
    formatSizesTable(sizes),
  ].join('\n\n')
}

function formatTimesTable(
  measured: PerVariant<VisitResult>,
  targets: ReadonlyMap<Variant, TimeTarget>,
): string {
  const staticTimes = getLastPaints(measured, staticPage)
  const naiveTimes = getLastPaints(measured, naive)
  const rows = [...measured].map(([variant, visits]) => {
    const times = visits.map(getLastPaint)
    const staticRatio = medianRatio(times, staticTimes)
    const naiveRatio = medianRatio(times, naiveTimes)
    const target = targets.get(variant)
    return [
      variant.title,
      formatSpread(summarise(times)),
      formatNumber(staticRatio, 2),
      target ? formatVerdict(staticRatio, target.staticRatio, 2) : '',
      formatNumber(naiveRatio, 2),
      target?.naiveRatio ? formatVerdict(naiveRatio, target.naiveRatio, 2) : '',
    ]
  })
  return formatTable(['', 'ms', '÷ static', 'target', '÷ naive', 'target'], rows)
}

// A site owner can add a preconnect to both, so this ratio is the fairest comparison.
function formatPreconnectSentence(measured: PerVariant<VisitResult>): string {
  const ratio = medianRatio(
    getLastPaints(measured, snippet),
    getLastPaints(measured, naivePreconnected),
  )
  return `With a preconnect on both pages, ours with the whole snippet takes ${formatNumber(ratio, 2)} of the naive widget’s time.`
}

function formatManyArticlesTable(measured: PerVariant<VisitResult>): string {
  const naiveTimes = getLastPaints(measured, naive)
  const rows = [...measured].map(([variant, visits]) => {
    const times = visits.map(getLastPaint)
    const naiveRatio = medianRatio(times, naiveTimes)
    const requests = median(visits.map((visit) => visit.requests.api))
    const isOurs = OUR_VARIANTS.has(variant)
    return [
      variant.title,
      formatSpread(summarise(visits.map(({painted}) => Math.min(...painted)))),
      formatSpread(summarise(times)),
      formatNumber(naiveRatio, 2),
      isOurs ? formatVerdict(naiveRatio, TARGETS.manyArticlesNaiveRatio, 2) : '',
      formatNumber(requests),
      isOurs ? formatVerdict(requests, TARGETS.apiRequestsForManyArticles, 0) : '',
    ]
  })
  return formatTable(
    ['', 'first, ms', 'all, ms', '÷ naive', 'target', 'requests to the API', 'target'],
    rows,
  )
}

function formatShiftTable({unreservedHeight, reservedHeight}: Measurements): string {
  const rows = [...unreservedHeight].map(([variant, visits]) => {
    const unreservedShift = findMaxShift(visits)
    const reservedShift = findMaxShift(reservedHeight.get(variant) ?? [])
    const isOurs = OUR_VARIANTS.has(variant)
    return [
      variant.title,
      formatNumber(unreservedShift, 3),
      isOurs ? formatVerdict(unreservedShift, TARGETS.layoutShift, 3) : '',
      formatNumber(reservedShift, 3),
      isOurs ? formatVerdict(reservedShift, TARGETS.layoutShiftWithReservedHeight, 3) : '',
    ]
  })
  return formatTable(['', 'no height reserved', 'target', 'height reserved', 'target'], rows)
}

function formatBlockingTable(measured: PerVariant<number>): string {
  const maxBlocking = median(measured.get(staticPage) ?? []) + TARGETS.blockingBeyondStaticMs
  const rows = [...measured].map(([variant, visits]) => {
    const blocking = summarise(visits)
    return [
      variant.title,
      formatSpread(blocking),
      OUR_VARIANTS.has(variant) ? formatVerdict(blocking.median, maxBlocking, 0) : '',
    ]
  })
  return formatTable(['', 'ms', 'target'], rows)
}

function formatLongArticleTable(measured: Measurements['longArticle']): string {
  const rows = [...measured].map(([variant, articles]) => {
    const first = summarise(articles.map(({firstPaint}) => firstPaint))
    return [
      variant.title,
      formatSpread(first),
      OUR_VARIANTS.has(variant)
        ? formatVerdict(first.median, TARGETS.longArticleFirstPaintMs, 0)
        : '',
      formatSpread(summarise(articles.map(({completePaint}) => completePaint))),
    ]
  })
  return formatTable(['', 'first paint, ms', 'target', 'all blocks in the document, ms'], rows)
}

function formatSizesTable(sizes: readonly Size[]): string {
  const rows = sizes.map(({name, raw, gzip, brotli}) => {
    const max = TARGETS.gzipBytes.get(name)
    return [
      name,
      formatNumber(raw),
      formatNumber(gzip),
      max ? formatVerdict(gzip, max, 0) : '',
      formatNumber(brotli),
    ]
  })
  return formatTable(['', 'minified', 'gzip -9', 'target', 'brotli'], rows)
}

const getLastPaint = ({painted}: VisitResult): number => Math.max(...painted)

const getLastPaints = (measured: PerVariant<VisitResult>, variant: Variant): number[] =>
  (measured.get(variant) ?? []).map(getLastPaint)

// The maximum, so that a shift that happens only sometimes is reported.
const findMaxShift = (visits: readonly VisitResult[]): number =>
  Math.max(...visits.map(({layoutShift}) => layoutShift))

const formatSpread = ({median: middle, min, max}: Summary): string =>
  `${formatNumber(middle)} (${formatNumber(min)}–${formatNumber(max)})`
