/** Why an article cannot be shown. */
export type ArticleErrorCode =
  | 'missing-attribute'
  | 'invalid-attribute'
  | 'not-found'
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'invalid-answer'

/** An article that cannot be shown; its message says what would help once `explain()` has been asked. */
export class ArticleError extends Error {
  readonly code: ArticleErrorCode
  /** The attribute or the host that is at fault; the script's address where a file beside it is missing. */
  readonly subject: string
  /** The attribute's value, or the status that the host answered. */
  readonly value: string

  constructor(code: ArticleErrorCode, subject: string, value = '', cause?: unknown) {
    super(code, {cause})
    this.code = code
    this.subject = subject
    this.value = value
  }
}
