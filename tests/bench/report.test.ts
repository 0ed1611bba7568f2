import {expect, test} from 'vitest'

import type {VisitResult} from './measure-visit.ts'
import {createConditions} from './network/condition.ts'
import {formatReport} from './report.ts'
import {byScript} from './variants/by-script/by-script.ts'
import {naive} from './variants/naive/naive.ts'
import {naivePreconnected} from './variants/naive-preconnected/naive-preconnected.ts'
import {snippet} from './variants/snippet/snippet.ts'
import {staticPage} from './variants/static-page/static-page.ts'
import type {Variant} from './variants/variant.ts'

const createVisit = (painted: number, fields: Partial<VisitResult> = {}): VisitResult => ({
  painted: [painted / 2, painted],
  layoutShift: 0,
  requests: {page: 1, scripts: 1, api: 2},
  ...fields,
})

const conditions = createConditions({bytesPerSecond: 200_000, roundTripMs: 150, setupRoundTrips: 1})

test('The report has each measurement with its target, under both conditions', () => {
  const throttled = new Map([
    [staticPage, [createVisit(100), createVisit(200)]],
    [naive, [createVisit(400), createVisit(800)]],
    [naivePreconnected, [createVisit(400), createVisit(600)]],
    [byScript, [createVisit(250), createVisit(540)]],
    [snippet, [createVisit(200), createVisit(420)]],
  ])
  const modelled = new Map([...throttled, [snippet, [createVisit(260), createVisit(560)]] as const])
  const selectManyVariants = (visits: typeof throttled) =>
    new Map([...visits].filter(([variant]) => variant === naive || variant === snippet))
  const shifting = new Map([[snippet, [createVisit(1), createVisit(1, {layoutShift: 0.04})]]])
  const markdown = formatReport(
    [
      {name: 'naive.js', raw: 60_000, gzip: 20_000, brotli: 18_000},
      {name: 'reader-article.js', raw: 20_000, gzip: 13_301, brotli: 8000},
      {name: 'reader-article-renderer.js', raw: 9000, gzip: 4400, brotli: 3800},
    ],
    {
      oneArticle: {throttled, modelled},
      manyArticles: {
        throttled: selectManyVariants(throttled),
        modelled: selectManyVariants(modelled),
      },
      unreservedHeight: shifting,
      reservedHeight: new Map([[snippet, [createVisit(1)]]]),
      blocking: new Map([
        [staticPage, [0, 2, 4]],
        [byScript, [22]],
        [snippet, [23]],
      ]),
      longArticle: new Map([[byScript, [{firstPaint: 40, completePaint: 1400}]]]),
    },
    'An environment.',
    conditions,
  )
  const findRows = (variant: Variant) =>
    markdown.split('\n').filter((line) => line.startsWith(`| ${variant.title} |`))
  expect(findRows(byScript)).toEqual([
    `| ${byScript.title} | 395 (250–540) | 2.60 |  | 0.65 |  |`,
    `| ${byScript.title} | 395 (250–540) | 2.60 |  | 0.65 |  |`,
    `| ${byScript.title} | 22 (22–22) | ≤ 22 ✓ |`,
    `| ${byScript.title} | 40 (40–40) | ≤ 50 ✓ | 1,400 (1,400–1,400) |`,
  ])
  expect(findRows(snippet)).toEqual([
    `| ${snippet.title} | 310 (200–420) | 2.05 | ≤ 2.75 ✓ | 0.51 | ≤ 0.77 ✓ |`,
    `| ${snippet.title} | 410 (260–560) | 2.70 | ≤ 2.45 ✗ | 0.68 | ≤ 0.72 ✓ |`,
    `| ${snippet.title} | 155 (100–210) | 310 (200–420) | 0.51 | ≤ 0.65 ✓ | 2 | ≤ 3 ✓ |`,
    `| ${snippet.title} | 205 (130–280) | 410 (260–560) | 0.68 | ≤ 0.65 ✗ | 2 | ≤ 3 ✓ |`,
    `| ${snippet.title} | 0.040 | ≤ 0.030 ✗ | 0.000 | ≤ 0.000 ✓ |`,
    `| ${snippet.title} | 23 (23–23) | ≤ 22 ✗ |`,
  ])
  expect(markdown).toContain(`| naive.js | 60,000 | 20,000 |  | 18,000 |
| reader-article.js | 20,000 | 13,301 | ≤ 13300 ✗ | 8,000 |
| reader-article-renderer.js | 9,000 | 4,400 | ≤ 4400 ✓ | 3,800 |`)
  expect(markdown.split('\n\n').slice(0, 4)).toEqual([
    'An environment.',
    'Times are medians, with minimum and maximum in brackets; ratios are medians of the ratios within each round.',
    '### Until the article is on screen: Chromium’s own throttling',
    conditions.throttled.description,
  ])
  expect(markdown.split('\n\n').filter((part) => part.startsWith('With a preconnect'))).toEqual(
    [0.6, 0.79].map(
      (ratio) =>
        `With a preconnect on both pages, ours with the whole snippet takes ${ratio.toFixed(2)} of the naive widget’s time.`,
    ),
  )
})
