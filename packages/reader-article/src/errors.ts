/** Why an article cannot be shown. */
export type ArticleErrorCode =
  | 'missing-attribute'
  | 'invalid-attribute'
  | 'not-found'
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'invalid-answer'

/** Why an element cannot show its content; once reported, its message says what is wrong and what would be right. */
export class ArticleError extends Error {
  readonly code: ArticleErrorCode
  /** The invalid attribute, or the host that failed; the script's URL if a file next to it is missing; 'title' if an article has neither title nor text. */
  readonly subject: string
  /** The attribute's value, or the HTTP status of the host's response. */
  readonly value: string

  constructor(code: ArticleErrorCode, subject: string, value = '', cause?: unknown) {
    super(code, {cause})
    this.code = code
    this.subject = subject
    this.value = value
  }
}
