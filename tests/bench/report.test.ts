import {expect, test} from 'vitest'

import type {Visited} from './measure.ts'
import {report} from './report.ts'
import {byScript} from './variants/by-script/by-script.ts'
import {naive} from './variants/naive/naive.ts'
import {staticPage} from './variants/static-page/static-page.ts'

const visited = (painted: number, more: Partial<Visited> = {}): Visited => ({
  painted: [painted / 2, painted],
  layoutShift: 0,
  blocking: 0,
  requests: {page: 1, scripts: 1, api: 2},
  ...more,
})

test('The report holds each figure beside its target', () => {
  const pages = new Map([
    [staticPage, [visited(100), visited(200)]],
    [naive, [visited(400), visited(800)]],
    [byScript, [visited(250), visited(540)]],
  ])
  const shifting = new Map([[byScript, [visited(1), visited(1, {layoutShift: 0.04})]]])
  const markdown = report(
    [{name: 'reader-article.js', raw: 20_000, gzip: 9001, brotli: 8000}],
    {
      one: pages,
      many: new Map([...pages].slice(1)),
      unreserved: shifting,
      reserved: new Map([[byScript, [visited(1)]]]),
      slowProcessor: new Map([[byScript, [visited(1, {blocking: 12})]]]),
      long: new Map([[byScript, [{firstPaint: 40, wholePaint: 1400, complete: true}]]]),
    },
    'On a machine.',
  )
  const rows = markdown.split('\n').filter((line) => line.startsWith(`| ${byScript.title}`))
  expect(rows).toEqual([
    `| ${byScript.title} | 395 (250–540) | 2.60 | ≤ 2.60 ✓ | 0.65 | ≤ 0.72 ✓ |`,
    `| ${byScript.title} | 198 (125–270) | 395 (250–540) | 0.65 | ≤ 0.65 ✓ | 2 | ≤ 3 ✓ |`,
    `| ${byScript.title} | 0.040 | ≤ 0.030 ✗ | 0.000 | ≤ 0.000 ✓ |`,
    `| ${byScript.title} | 12 (12–12) | ≤ 0 ✗ |`,
    `| ${byScript.title} | 40 (40–40) | ≤ 50 ✓ | 1,400 (1,400–1,400) |`,
  ])
  expect(markdown).toContain('| reader-article.js | 20,000 | 9,001 | ≤ 9000 ✗ | 8,000 |')
  expect(markdown.split('\n\n').slice(0, 2)).toEqual([
    'On a machine.',
    'Times are medians, the least and the most in brackets; ratios are the median of each round’s own.',
  ])
})
