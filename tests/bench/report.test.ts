import {expect, test} from 'vitest'

import type {VisitResult} from './measure-visit.ts'
import {conditionsOf} from './network/condition.ts'
import {report} from './report.ts'
import {byScript} from './variants/by-script/by-script.ts'
import {naive} from './variants/naive/naive.ts'
import {naivePreconnected} from './variants/naive-preconnected/naive-preconnected.ts'
import {snippet} from './variants/snippet/snippet.ts'
import {staticPage} from './variants/static-page/static-page.ts'
import type {Variant} from './variants/variant.ts'

const visited = (painted: number, more: Partial<VisitResult> = {}): VisitResult => ({
  painted: [painted / 2, painted],
  layoutShift: 0,
  requests: {page: 1, scripts: 1, api: 2},
  ...more,
})

const conditions = conditionsOf({bytesPerSecond: 200_000, roundTripMs: 150, setupRoundTrips: 1})

test('The report has each figure with its target, under both conditions', () => {
  const throttled = new Map([
    [staticPage, [visited(100), visited(200)]],
    [naive, [visited(400), visited(800)]],
    [naivePreconnected, [visited(400), visited(600)]],
    [byScript, [visited(250), visited(540)]],
    [snippet, [visited(200), visited(420)]],
  ])
  const modelled = new Map([...throttled, [snippet, [visited(260), visited(560)]] as const])
  const many = (pages: typeof throttled) =>
    new Map([...pages].filter(([variant]) => variant === naive || variant === snippet))
  const shifting = new Map([[snippet, [visited(1), visited(1, {layoutShift: 0.04})]]])
  const markdown = report(
    [{name: 'reader-article.js', raw: 20_000, gzip: 14_401, brotli: 8000}],
    {
      one: {throttled, modelled},
      many: {throttled: many(throttled), modelled: many(modelled)},
      unreserved: shifting,
      reserved: new Map([[snippet, [visited(1)]]]),
      blocking: new Map([
        [staticPage, [0, 2, 4]],
        [byScript, [22]],
        [snippet, [23]],
      ]),
      long: new Map([[byScript, [{firstPaint: 40, wholePaint: 1400}]]]),
    },
    'An environment.',
    conditions,
  )
  const rows = (variant: Variant) =>
    markdown.split('\n').filter((line) => line.startsWith(`| ${variant.title} |`))
  expect(rows(byScript)).toEqual([
    `| ${byScript.title} | 395 (250–540) | 2.60 |  | 0.65 |  |`,
    `| ${byScript.title} | 395 (250–540) | 2.60 |  | 0.65 |  |`,
    `| ${byScript.title} | 22 (22–22) | ≤ 22 ✓ |`,
    `| ${byScript.title} | 40 (40–40) | ≤ 50 ✓ | 1,400 (1,400–1,400) |`,
  ])
  expect(rows(snippet)).toEqual([
    `| ${snippet.title} | 310 (200–420) | 2.05 | ≤ 2.75 ✓ | 0.51 | ≤ 0.77 ✓ |`,
    `| ${snippet.title} | 410 (260–560) | 2.70 | ≤ 2.45 ✗ | 0.68 | ≤ 0.72 ✓ |`,
    `| ${snippet.title} | 155 (100–210) | 310 (200–420) | 0.51 | ≤ 0.65 ✓ | 2 | ≤ 3 ✓ |`,
    `| ${snippet.title} | 205 (130–280) | 410 (260–560) | 0.68 | ≤ 0.65 ✗ | 2 | ≤ 3 ✓ |`,
    `| ${snippet.title} | 0.040 | ≤ 0.030 ✗ | 0.000 | ≤ 0.000 ✓ |`,
    `| ${snippet.title} | 23 (23–23) | ≤ 22 ✗ |`,
  ])
  expect(markdown).toContain('| reader-article.js | 20,000 | 14,401 | ≤ 14400 ✗ | 8,000 |')
  expect(markdown.split('\n\n').slice(0, 4)).toEqual([
    'An environment.',
    'Times are medians, with minimum and maximum in brackets; ratios are medians of the ratios within each round.',
    '### Until the article is on screen: Chromium’s own throttling',
    conditions.throttled.description,
  ])
  expect(markdown.split('\n\n').filter((part) => part.startsWith('With a preconnect'))).toEqual(
    [0.6, 0.79].map(
      (ratio) =>
        `With a preconnect on both pages, ours by the whole snippet takes ${ratio.toFixed(2)} of the naive widget’s time.`,
    ),
  )
})
