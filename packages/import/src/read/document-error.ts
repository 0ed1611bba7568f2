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

/** A document that cannot be imported: names the line (in Word documents the paragraph), what is missing there and what would be right. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly code: DocumentErrorCode
  /** Counted from 1; in a Word document the number of the paragraph. */
  readonly line: number
  readonly missing: string
  readonly wanted: string

  constructor(code: DocumentErrorCode, line: number, missing: string, wanted: string) {
    super(`${missing}; ${wanted}`)
    this.code = code
    this.line = line
    this.missing = missing
    this.wanted = wanted
  }
}
