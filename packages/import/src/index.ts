export {connect, ConnectError, DEFAULT_LAKE, type ConnectOptions} from './command/connect.ts'
export type * from './read/document.ts'
export {DocumentError, type DocumentErrorCode} from './read/document-error.ts'
export type {DocumentFile} from './plan/load-document.ts'
export {
  importDocuments,
  type ImportFailure,
  type ImportOptions,
  type ImportResult,
  type ImportSuccess,
} from './plan/import-documents.ts'
export type {ImportErrorCode, ImportProblem} from './plan/import-error.ts'
export type {PlannedWrite} from './plan/dry-repository.ts'
export {MAX_DOCUMENT_BYTES, parseDocument, parseDocuments} from './read/parse-document.ts'
