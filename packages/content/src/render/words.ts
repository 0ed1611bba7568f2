/** The texts that pages show in addition to the editors' content; `{…}` is a placeholder. */
export interface Words {
  /** Shown before a PIN. */
  readonly pin: string
  /** {n} is the number of minutes. */
  readonly readingTime: string
  /** {name} is the reader's name. */
  readonly call: string
  /** Shown after a status that ends by itself; {time} is a time, or a date and a time. */
  readonly until: string
  /** Shown before an article's topics. */
  readonly topics: string
  /** Shown if there is neither an article nor a fallback. */
  readonly failed: string
  /** The heading of the table of contents. */
  readonly contents?: string
  /** The heading of the related articles. */
  readonly related?: string
  /** The name of a box with a note. */
  readonly note?: string
  /** The name of a box with a tip. */
  readonly tip?: string
  /** The name of a box with a warning. */
  readonly warning?: string
  /** The label of a recording's transcript. */
  readonly transcript?: string
}

/** The English words, without those that few articles need. */
export const ENGLISH: Words = {
  pin: 'PIN',
  readingTime: '{n} min read',
  call: 'Call {name}',
  until: 'until {time}',
  topics: 'Topics',
  failed: 'This article cannot be shown just now.',
}
