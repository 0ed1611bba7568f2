const BYTE_ORDER_MARK = '\uFEFF'
// A spreadsheet would run a cell that begins with one of these as a formula.
const FORMULA = /^[=+\-@\t\r]/u

/** Returns a table as CSV (RFC 4180) for spreadsheets: with a byte order mark, and without formulas. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')
}

function toCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
