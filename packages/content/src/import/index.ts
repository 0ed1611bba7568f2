export {connect, ConnectError, DEFAULT_LAKE, type ConnectOptions} from './connect.ts'
export type * from './document.ts'
export {DocumentError, type DocumentErrorCode} from './document-error.ts'
export type {DocumentFile} from './document-files.ts'
export {
  importDocuments,
  type ImportFailure,
  type ImportOptions,
  type ImportResult,
  type ImportSuccess,
} from './import-documents.ts'
export type {ImportErrorCode, ImportProblem} from './import-error.ts'
export {LARGEST_DOCUMENT_BYTES, parseDocument} from './parse-document.ts'
