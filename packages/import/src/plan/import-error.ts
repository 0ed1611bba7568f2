import type {DocumentErrorCode} from '../read/document-error.ts'

/** Why a valid document cannot be imported. */
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
  | 'stopped'

/** A valid document that cannot be imported; the message says why and what to change. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly code: ImportErrorCode
  /** Counted from 1; undefined if the problem is not in a line. */
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
