/** A Markdown table; the first column is text, the others are numbers. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = headings.map((_, column) => (column === 0 ? '---' : '---:'))
  return [line(headings), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n')
}

/** Compares a value, rounded as it is printed, with its maximum: `≤ 2.6 ✓` or `≤ 2.6 ✗`. */
export function verdict(value: number, max: number, decimals: number): string {
  const met = Number(value.toFixed(decimals)) <= max
  return `≤ ${max.toFixed(decimals)} ${met ? '✓' : '✗'}`
}

/** A number with separators between thousands. */
export function figure(value: number, decimals = 0): string {
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(escapeCell).join(' | ')} |`
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}
