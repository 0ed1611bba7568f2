/** Why an article cannot be shown. */
export type ArticleErrorCode =
  | 'missing-attribute'
  | 'invalid-attribute'
  | 'not-found'
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'invalid-answer'

/** Why an element cannot show its content. In the error event, `message` says what is wrong and how to correct it. */
export class ArticleError extends Error {
  readonly code: ArticleErrorCode
  /** The missing or invalid attribute; the origin that failed; the script's URL if a file next to the script is missing; or 'title' if an article has neither title nor text. */
  readonly subject: string
  /** The attribute's value, or the HTTP status of the response. */
  readonly value: string

  constructor(code: ArticleErrorCode, subject: string, value = '', cause?: unknown) {
    super(code, {cause})
    this.code = code
    this.subject = subject
    this.value = value
  }
}
