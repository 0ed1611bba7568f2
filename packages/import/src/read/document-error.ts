/** Why a document cannot be imported. */
export type DocumentErrorCode =
  | 'too-large'
  | 'empty'
  | 'binary'
  | 'encoding'
  | 'word'
  | 'header'
  | 'name'
  | 'pin'
  | 'pin-format'
  | 'status'
  | 'title'
  | 'body'
  | 'several-documents'
  | 'signature-pin'
  | 'directive'
  | 'details'
  | 'figure'
  | 'too-deep'

/** Reports that a document cannot be imported: the line (in Word documents the paragraph), the problem and a hint. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly code: DocumentErrorCode
  /** The line number, starting at 1; in a Word document the paragraph number. */
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
