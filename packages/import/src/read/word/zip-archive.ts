import {Inflate} from 'fflate'

const END_OF_DIRECTORY = 0x06_05_4b_50
const DIRECTORY_ENTRY = 0x02_01_4b_50
const LOCAL_HEADER = 0x04_03_4b_50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_HEADER_LENGTH = 30
const MAX_COMMENT_LENGTH = 0xff_ff
const STORED = 0
const DEFLATED = 8
// In bytes of packed data; these unpack to at most 16 MB at a time.
const CHUNK_LENGTH = 16 * 1024

/** A damaged or unsupported ZIP archive. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
}

interface ZipEntry {
  method: number
  packedSize: number
  /** In bytes, as the archive says. */
  size: number
  offset: number
}

/** The files of a ZIP archive (PKWARE APPNOTE). Names ignore case, as the names of the parts of a document do. */
export interface ZipArchive {
  /** The size of all files after unpacking, in bytes, as the archive says. */
  unpackedSize: number
  has: (name: string) => boolean
  /** Unpacks a file in pieces. Throws a ZipError, or an error of the library if the data is damaged. */
  unpack: (name: string, onChunk: (chunk: Uint8Array) => void) => void
}

/** Reads the directory of a ZIP archive; returns undefined if the bytes are not a ZIP archive. */
export function readZipArchive(bytes: Uint8Array): ZipArchive | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEndOfDirectory(view)
  const entries = end === undefined ? undefined : readDirectory(view, end)
  return entries === undefined
    ? undefined
    : {
        unpackedSize: [...entries.values()].reduce((size, entry) => size + entry.size, 0),
        has: (name) => entries.has(name.toLowerCase()),
        unpack: (name, onChunk) => {
          const entry = entries.get(name.toLowerCase())
          if (entry === undefined) {
            throw new ZipError(`the part ${name} is missing`)
          }
          unpackEntry(view, entry, onChunk)
        },
      }
}

/** Unpacks a whole file. Throws what `unpack` throws. */
export function unpackFile(archive: ZipArchive, name: string): Uint8Array {
  const chunks: Uint8Array[] = []
  archive.unpack(name, (chunk) => chunks.push(chunk))
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}

// The record is at the end, followed only by a comment of up to 65,535 bytes.
function findEndOfDirectory(view: DataView): number | undefined {
  const lastOffset = view.byteLength - END_LENGTH
  const firstOffset = Math.max(0, lastOffset - MAX_COMMENT_LENGTH)
  for (let offset = lastOffset; offset >= firstOffset; offset -= 1) {
    if (view.getUint32(offset, true) === END_OF_DIRECTORY) {
      return offset
    }
  }
  return undefined
}

function readDirectory(view: DataView, end: number): Map<string, ZipEntry> | undefined {
  const entries = new Map<string, ZipEntry>()
  const decoder = new TextDecoder()
  let offset = view.getUint32(end + 16, true)
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    if (
      offset + ENTRY_LENGTH > view.byteLength ||
      view.getUint32(offset, true) !== DIRECTORY_ENTRY
    ) {
      return undefined
    }
    const nameLength = view.getUint16(offset + 28, true)
    const nameEnd = offset + ENTRY_LENGTH + nameLength
    if (nameEnd > view.byteLength) {
      return undefined
    }
    const name = decoder
      .decode(new Uint8Array(view.buffer, view.byteOffset + offset + ENTRY_LENGTH, nameLength))
      .replaceAll('\\', '/')
    entries.set(name.toLowerCase(), {
      method: view.getUint16(offset + 10, true),
      packedSize: view.getUint32(offset + 20, true),
      size: view.getUint32(offset + 24, true),
      offset: view.getUint32(offset + 42, true),
    })
    offset = nameEnd + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true)
  }
  return entries
}

function unpackEntry(view: DataView, entry: ZipEntry, onChunk: (chunk: Uint8Array) => void): void {
  const {offset, method, packedSize, size} = entry
  if (
    offset + LOCAL_HEADER_LENGTH > view.byteLength ||
    view.getUint32(offset, true) !== LOCAL_HEADER
  ) {
    throw new ZipError('the archive is damaged')
  }
  const start =
    offset +
    LOCAL_HEADER_LENGTH +
    view.getUint16(offset + 26, true) +
    view.getUint16(offset + 28, true)
  if (start + packedSize > view.byteLength) {
    throw new ZipError('the archive is damaged')
  }
  const packed = new Uint8Array(view.buffer, view.byteOffset + start, packedSize)
  if (method === STORED) {
    onChunk(packed)
    return
  }
  if (method !== DEFLATED) {
    throw new ZipError(`the archive uses the compression method ${method}`)
  }
  let unpackedSize = 0
  const inflate = new Inflate((chunk) => {
    unpackedSize += chunk.length
    // The size in the directory has been checked; more than that is an attack.
    if (unpackedSize > size) {
      throw new ZipError('the archive is damaged')
    }
    onChunk(chunk)
  })
  for (let position = 0; position < packed.length; position += CHUNK_LENGTH) {
    const end = position + CHUNK_LENGTH
    inflate.push(packed.subarray(position, end), end >= packed.length)
  }
  if (unpackedSize !== size) {
    throw new ZipError('the archive is damaged')
  }
}
