/** The words a page shows that no editor has written; `{…}` stands for what is put in. */
export interface Words {
  /** Before a PIN. */
  readonly pin: string
  /** With {n} for the minutes. */
  readonly readingTime: string
  /** With {name} for the reader. */
  readonly call: string
  /** Where there is neither an article nor a fallback. */
  readonly failed: string
  /** Over the table of contents. */
  readonly contents?: string
  /** Over the related articles. */
  readonly related?: string
  /** The name of a box with a note. */
  readonly note?: string
  /** The name of a box with a tip. */
  readonly tip?: string
  /** The name of a box with a warning. */
  readonly warning?: string
}

/** The words in English, but for those that few articles need. */
export const ENGLISH: Words = {
  pin: 'PIN',
  readingTime: '{n} min read',
  call: 'Call {name}',
  failed: 'This article cannot be shown just now.',
}
