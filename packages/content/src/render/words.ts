/** The words a page shows that no editor has written; `{…}` stands for what is put in. */
export interface Words {
  /** Before a PIN. */
  readonly pin: string
  /** With {n} for the minutes. */
  readonly readingTime: string
  readonly contents: string
  readonly related: string
  /** With {name} for the reader. */
  readonly call: string
  readonly note: string
  readonly tip: string
  readonly warning: string
  /** Where there is neither an article nor a fallback. */
  readonly failed: string
}

/** The words in English. */
export const ENGLISH: Words = {
  pin: 'PIN',
  readingTime: '{n} min read',
  contents: 'Contents',
  related: 'Read next',
  call: 'Call {name}',
  note: 'Note',
  tip: 'Tip',
  warning: 'Warning',
  failed: 'This article cannot be shown just now.',
}
