/** Reads a text column. Throws a TypeError when the column holds something else. */
export function textOf(row: Record<string, unknown>, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') {
    throw new TypeError(`Column ${column} is not text`)
  }
  return value
}

/** Reads a numeric column. Throws a TypeError when the column holds something else. */
export function numberOf(row: Record<string, unknown>, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') {
    throw new TypeError(`Column ${column} is not a number`)
  }
  return value
}
