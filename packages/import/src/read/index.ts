export type {ReadOptions} from './assemble-document.ts'
export type * from './document.ts'
export {DocumentError, type DocumentErrorCode} from './document-error.ts'
export {fingerprint} from './fingerprint.ts'
export {
  MAX_DOCUMENT_BYTES,
  MAX_TEXT_BYTES,
  parseDocument,
  parseDocuments,
  readText,
} from './parse-document.ts'
