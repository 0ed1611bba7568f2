/** Returns the value of a text column. Throws a TypeError if it is not text. */
export function readText(row: Record<string, unknown>, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') {
    throw new TypeError(`Column ${column} is not text`)
  }
  return value
}

/** Returns the value of a numeric column. Throws a TypeError if it is not a number. */
export function readNumber(row: Record<string, unknown>, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') {
    throw new TypeError(`Column ${column} is not a number`)
  }
  return value
}
