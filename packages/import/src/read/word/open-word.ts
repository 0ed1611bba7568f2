import {DocumentError} from '../document-error.ts'
import {findFileKind, type FileKind} from '../file-kind.ts'
import {readRelationships} from './relationships.ts'
import {readZipArchive, type ZipArchive} from './zip-archive.ts'

const MAX_UNPACKED_BYTES = 256 * 1024 * 1024
const USUAL_MAIN_PART = 'word/document.xml'
// The first bytes of a compound file, which old Word documents and encrypted documents are.
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const

/** Opens a Word document and finds its main part. Throws a DocumentError with code 'empty', 'word' or 'too-large'. */
export function openWord(bytes: Uint8Array): {archive: ZipArchive; main: string} {
  if (bytes.length === 0) {
    throw new DocumentError('empty', 1, 'the file is empty', 'it must be a Word document')
  }
  if (isCompoundFile(bytes)) {
    throw compoundFileError(bytes)
  }
  const archive = readZipArchive(bytes)
  if (archive === undefined) {
    const isTruncated = bytes[0] === 0x50 && bytes[1] === 0x4b
    throw isTruncated ? damagedError() : notWordError(findFileKind(bytes))
  }
  const megabytes = Math.round(archive.unpackedSize / 1024 / 1024)
  if (archive.unpackedSize > MAX_UNPACKED_BYTES) {
    throw new DocumentError(
      'too-large',
      1,
      `the document unpacks to ${megabytes} MB`,
      'use smaller pictures: at most 256 MB are read',
    )
  }
  const main = findMainPart(archive)
  if (!archive.has(main)) {
    throw notWordError(findFileKind(bytes))
  }
  return {archive, main}
}

/** Returns whether a file is a compound file: an old or an encrypted document of Microsoft Office. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return COMPOUND_FILE.every((byte, index) => bytes[index] === byte)
}

/** Creates the error for a compound file. */
export function compoundFileError(bytes: Uint8Array): DocumentError {
  // The names of the streams in it are in UTF-16.
  const names = new TextDecoder('latin1').decode(bytes).replaceAll('\0', '')
  return names.includes('EncryptedPackage')
    ? new DocumentError(
        'word',
        1,
        'the Word document is protected with a password',
        'open it in Word, remove the password (File, Info, Protect Document) and save it again',
      )
    : new DocumentError(
        'word',
        1,
        'this is a document of an old Word (.doc)',
        'open it in Word and save it as .docx (File, Save As, Word Document)',
      )
}

/** Creates the error for a document that cannot be unpacked or whose XML is not well-formed. */
export function damagedError(): DocumentError {
  return new DocumentError(
    'word',
    1,
    'the Word document is damaged and cannot be read',
    'open it in Word, let Word repair it, and save it again as .docx',
  )
}

/** Creates the error for a file that is not a Word document. */
export function notWordError(kind?: FileKind): DocumentError {
  const isOther = kind === undefined ? '' : ` but ${kind.name}`
  return new DocumentError(
    'word',
    1,
    `this file is not a Word document${isOther}, although its name ends in .docx`,
    kind?.hint ?? 'save it from Word as .docx, or as plain text',
  )
}

function findMainPart(archive: ZipArchive): string {
  try {
    const relationships = readRelationships(archive, '')
    return (
      [...relationships.values()].find(({type}) => type === 'officeDocument')?.target ??
      USUAL_MAIN_PART
    )
  } catch {
    return USUAL_MAIN_PART
  }
}
