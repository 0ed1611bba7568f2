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

/** Returns `undefined` for a damaged document, where it must not cost the others their answer. */
export function skipDamaged<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof DamagedDocumentError) {
      return undefined
    }
    throw error
  }
}
