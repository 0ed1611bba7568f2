/** What a row shows in words. */
export interface RowText {
  readonly title: string
  readonly subtitle: string | undefined
}

/** The rows in which every word of a search begins a word, whatever its case and its accents. */
export function findRows<Row extends RowText>(rows: readonly Row[], search: string): Row[] {
  const terms = wordsOf(search)
  return rows.filter(({title, subtitle}) => {
    const words = wordsOf(`${title} ${subtitle ?? ''}`)
    return terms.every((term) => words.some((word) => word.startsWith(term)))
  })
}

function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
  return plain.match(/[\p{Letter}\p{Number}]+/gu) ?? []
}
