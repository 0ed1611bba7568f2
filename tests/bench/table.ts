/** Formats a Markdown table; the first column is text, the others are numbers. */
export function formatTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const alignments = headings.map((_, column) => (column === 0 ? '---' : '---:'))
  return [formatRow(headings), `| ${alignments.join(' | ')} |`, ...rows.map(formatRow)].join('\n')
}

/** Compares a value, rounded as it is printed, with its maximum, and returns `≤ 2.6 ✓` or `≤ 2.6 ✗`. */
export function formatVerdict(value: number, max: number, decimals: number): string {
  const isMet = Number(value.toFixed(decimals)) <= max
  return `≤ ${max.toFixed(decimals)} ${isMet ? '✓' : '✗'}`
}

/** Formats a number with separators between thousands. */
export function formatNumber(value: number, decimals = 0): string {
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}

function formatRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeCell).join(' | ')} |`
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}
