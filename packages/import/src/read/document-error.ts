/** Why a document cannot be imported. */
export type DocumentErrorCode =
  | 'too-large'
  | 'empty'
  | 'binary'
  | 'word'
  | 'header'
  | 'name'
  | 'pin'
  | 'pin-format'
  | 'status'
  | 'title'
  | 'body'
  | 'signature-pin'
  | 'directive'
  | 'details'
  | 'figure'
  | 'too-deep'

/** A document that cannot be imported, with the line (in Word documents the paragraph), the problem and how to solve it. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly code: DocumentErrorCode
  /** Counted from 1; in a Word document the number of the paragraph. */
  readonly line: number
  readonly problem: string
  /** What to change in the document. */
  readonly hint: string

  constructor(code: DocumentErrorCode, line: number, problem: string, hint: string) {
    super(`${problem}; ${hint}`)
    this.code = code
    this.line = line
    this.problem = problem
    this.hint = hint
  }
}
