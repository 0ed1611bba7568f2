import {expect, test} from 'vitest'

import type {Visited} from './measure.ts'
import {conditionsOf} from './network/condition.ts'
import {report} from './report.ts'
import {byScript} from './variants/by-script/by-script.ts'
import {naive} from './variants/naive/naive.ts'
import {naivePreconnected} from './variants/naive-preconnected/naive-preconnected.ts'
import {snippet} from './variants/snippet/snippet.ts'
import {staticPage} from './variants/static-page/static-page.ts'

const visited = (painted: number, more: Partial<Visited> = {}): Visited => ({
  painted: [painted / 2, painted],
  layoutShift: 0,
  requests: {page: 1, scripts: 1, api: 2},
  ...more,
})

const conditions = conditionsOf({bytesPerSecond: 200_000, roundTripMs: 150, setupRoundTrips: 1})

test('The report holds each figure beside its target, under both conditions', () => {
  const throttled = new Map([
    [staticPage, [visited(100), visited(200)]],
    [naive, [visited(400), visited(800)]],
    [naivePreconnected, [visited(400), visited(600)]],
    [byScript, [visited(250), visited(540)]],
    [snippet, [visited(200), visited(420)]],
  ])
  const modelled = new Map([...throttled, [byScript, [visited(300), visited(600)]] as const])
  const scripted = (pages: typeof throttled) =>
    new Map([...pages].filter(([variant]) => variant === naive || variant === byScript))
  const shifting = new Map([[byScript, [visited(1), visited(1, {layoutShift: 0.04})]]])
  const markdown = report(
    [{name: 'reader-article.js', raw: 20_000, gzip: 9001, brotli: 8000}],
    {
      one: {throttled, modelled},
      many: {throttled: scripted(throttled), modelled: scripted(modelled)},
      unreserved: shifting,
      reserved: new Map([[byScript, [visited(1)]]]),
      slowProcessor: new Map([[byScript, [12]]]),
      long: new Map([[byScript, [{firstPaint: 40, wholePaint: 1400}]]]),
    },
    'On a machine.',
    conditions,
  )
  const rows = markdown.split('\n').filter((line) => line.startsWith(`| ${byScript.title} |`))
  expect(rows).toEqual([
    `| ${byScript.title} | 395 (250–540) | 2.60 | ≤ 2.60 ✓ | 0.65 | ≤ 0.72 ✓ |`,
    `| ${byScript.title} | 450 (300–600) | 3.00 | ≤ 2.60 ✗ | 0.75 | ≤ 0.72 ✗ |`,
    `| ${byScript.title} | 198 (125–270) | 395 (250–540) | 0.65 | ≤ 0.65 ✓ | 2 | ≤ 3 ✓ |`,
    `| ${byScript.title} | 225 (150–300) | 450 (300–600) | 0.75 | ≤ 0.65 ✗ | 2 | ≤ 3 ✓ |`,
    `| ${byScript.title} | 0.040 | ≤ 0.030 ✗ | 0.000 | ≤ 0.000 ✓ |`,
    `| ${byScript.title} | 12 (12–12) | ≤ 0 ✗ |`,
    `| ${byScript.title} | 40 (40–40) | ≤ 50 ✓ | 1,400 (1,400–1,400) |`,
  ])
  expect(markdown).toContain('| reader-article.js | 20,000 | 9,001 | ≤ 9000 ✗ | 8,000 |')
  expect(markdown.split('\n\n').slice(0, 4)).toEqual([
    'On a machine.',
    'Times are medians, the least and the most in brackets; ratios are the median of each round’s own.',
    '### Until the article is on screen: Chromium’s own throttling',
    conditions.throttled.description,
  ])
  expect(markdown.split('\n\n').filter((part) => part.startsWith('With a preconnect'))).toEqual(
    Array(2).fill(
      'With a preconnect on both pages, ours by the whole snippet, the script that preloads included, takes 0.60 of the naive widget’s time.',
    ),
  )
})
