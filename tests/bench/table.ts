/** A Markdown table; the first column is text, the others are figures. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = headings.map((_, column) => (column === 0 ? '---' : '---:'))
  return [line(headings), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n')
}

/** A value against the most it may be: `≤ 2.6 ✓` or `≤ 2.6 ✗`. Compared as it is printed. */
export function verdict(value: number, most: number, decimals: number): string {
  const met = Number(value.toFixed(decimals)) <= most
  return `≤ ${most.toFixed(decimals)} ${met ? '✓' : '✗'}`
}

/** A number with thousands apart. */
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
