/** Why there is no snippet for some options. */
export type SnippetErrorCode = 'invalid-option' | 'unavailable-place'

/** There is no snippet for these options; `message` says what is wrong and what would be right. */
export class SnippetError extends Error {
  override readonly name = 'SnippetError'
  readonly code: SnippetErrorCode
  /** The name of the invalid option, such as `source.projectId`. */
  readonly option: string

  constructor(code: SnippetErrorCode, option: string, message: string) {
    super(message)
    this.code = code
    this.option = option
  }
}
