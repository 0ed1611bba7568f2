import type {DocumentErrorCode} from '../read/document-error.ts'

/** Why a document that can be read cannot be imported. */
export type ImportErrorCode =
  | 'file'
  | 'duplicate'
  | 'several-readers'
  | 'several-articles'
  | 'other-reader'
  | 'other-pin'
  | 'in-release'
  | 'picture'
  | 'refused'

/** A document that was read and cannot be imported: names what stands against it and what would be right. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly code: ImportErrorCode
  /** Counted from 1; undefined where no line is to blame. */
  readonly line: number | undefined

  constructor(code: ImportErrorCode, line: number | undefined, message: string) {
    super(message)
    this.code = code
    this.line = line
  }
}

/** Why a file was not imported, in one line. */
export interface ImportProblem {
  code: DocumentErrorCode | ImportErrorCode
  line: number | undefined
  message: string
}
