import type {CaseRounds} from './measure-reads.ts'
import {median} from './median.ts'

/** Formats the measurements of all cases as a table. */
export function formatReads(all: readonly CaseRounds[]): string {
  const hello = median(all.flatMap((each) => each.hello))
  const rows = all.map(({benchCase, results, ratios, processorRatios}) => {
    const sum = (field: 'errors' | 'unanswered'): number =>
      results.reduce((total, result) => total + result[field], 0)
    if (results.every(({answered}) => answered === 0)) {
      return [
        benchCase.description,
        'no answer',
        '',
        '',
        format(benchCase.goal),
        '',
        '',
        '',
        String(sum('unanswered')),
      ]
    }
    return [
      benchCase.description,
      String(Math.round(median(results.map(({requestsPerSecond}) => requestsPerSecond)))),
      format(median(ratios)),
      format(median(processorRatios)),
      format(benchCase.goal),
      String(Math.round(median(results.map(({processorTime}) => processorTime)))),
      median(results.map(({p99}) => p99)).toFixed(1),
      String(sum('errors')),
      String(sum('unanswered')),
    ]
  })
  const heading = [
    'request',
    'requests/s',
    '÷ hello',
    '÷ hello, processor',
    'goal',
    'processor µs',
    'p99 ms',
    'errors',
    'unanswered',
  ]
  const errors = all.flatMap(({benchCase, results}) =>
    results.flatMap(({firstError}) =>
      firstError === undefined ? [] : [`${benchCase.name}: ${firstError}`],
    ),
  )
  return [
    ...formatTable([heading, ...rows]),
    `hello of 9 KB: ${Math.round(hello)} requests/s`,
    ...errors.slice(0, 5),
  ].join('\n')
}

function format(ratio: number): string {
  return ratio.toFixed(3)
}

function formatTable(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths?.[column] ?? 0
        return column === 0 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  '),
  )
}
