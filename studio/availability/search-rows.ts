/** The text of a row. */
export interface RowText {
  readonly title: string
  readonly subtitle: string | undefined
}

/** Returns the rows that have, for each word of the search, a word that begins with it; ignores case and accents. */
export function searchRows<Row extends RowText>(rows: readonly Row[], search: string): Row[] {
  const terms = splitWords(search)
  return rows.filter(({title, subtitle}) => {
    const words = splitWords(`${title} ${subtitle ?? ''}`)
    return terms.every((term) => words.some((word) => word.startsWith(term)))
  })
}

function splitWords(text: string): string[] {
  const normalized = text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
  return normalized.match(/[\p{Letter}\p{Number}]+/gu) ?? []
}
