import {isRecord} from '../json.ts'
import {LakeError} from './lake-error.ts'

/** The low byte of SQLite's result codes for damaged pages: SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGE_CODES: ReadonlySet<number> = new Set([11, 26])
const ADVICE = '"lake check" lists all damage and says what to do'

/** The disk returned another text of a document than the one that was written. */
export class DamagedDocumentError extends LakeError {
  readonly code = 'documentDamagedError'
  readonly documentId: string

  constructor(documentId: string) {
    super(500, `The document "${documentId}" is damaged on the disk of the Lake: ${ADVICE}`)
    this.documentId = documentId
  }

  override toBody(): Record<string, unknown> {
    const {code, message, status, documentId} = this
    return {error: {type: code, description: message, documentId}, statusCode: status, message}
  }
}

/** A row of the history is not the one that was written; other documents and later states do not depend on it. */
export class DamagedHistoryError extends LakeError {
  readonly code = 'historyDamagedError'
  /** The document whose history is damaged; omitted if it is a whole transaction. */
  readonly documentId: string | undefined
  /** The sequence number of the transaction, which `lake check` names too. */
  readonly sequence: number

  constructor({document, sequence}: {readonly document?: string; readonly sequence: number}) {
    const place = document === undefined ? 'The history' : `The history of "${document}"`
    super(500, `${place} is damaged on the disk of the Lake at transaction ${sequence}: ${ADVICE}`)
    this.documentId = document
    this.sequence = sequence
  }

  override toBody(): Record<string, unknown> {
    const {code, message, status, documentId, sequence} = this
    return {
      error: {type: code, description: message, documentId, transaction: sequence},
      statusCode: status,
      message,
    }
  }
}

/** A part of the database that belongs to no single document is damaged, for example an index. */
export class DamagedStorageError extends LakeError {
  readonly code = 'storageDamagedError'

  constructor() {
    super(500, `The database of the Lake is damaged on its disk: ${ADVICE}`)
  }

  override toBody(): Record<string, unknown> {
    const {code, message, status} = this
    return {error: {type: code, description: message}, statusCode: status, message}
  }
}

/** Returns true if an error of SQLite means that the file of the database is damaged. */
export function isStorageDamage(error: unknown): boolean {
  if (!isRecord(error) || typeof error['errcode'] !== 'number') {
    return false
  }
  return DAMAGE_CODES.has(error['errcode'] & 0xff)
}

/** Returns `undefined` for a damaged document or history, if it must not cost the others their result. */
export function skipDamaged<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof DamagedDocumentError || error instanceof DamagedHistoryError) {
      return undefined
    }
    throw error
  }
}
