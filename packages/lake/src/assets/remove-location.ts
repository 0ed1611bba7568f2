import {crc32} from 'node:zlib'

/** The headers of TIFF in both byte orders; EXIF is TIFF, in whatever file it is. */
const TIFF_HEADERS = [Buffer.from('II*\0', 'latin1'), Buffer.from('MM\0*', 'latin1')] as const
const GPS_TAG = 0x8825
const ENTRY_SIZE = 12
const MAX_ENTRIES = 512
const MAX_DIRECTORIES = 64
/** Bytes of a value by its type; 0 for what no type is. */
const TYPE_SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4] as const
const XMP_NAME = Buffer.from('exif:GPS', 'latin1')
const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const SPACE = 0x20

/**
 * Removes from an image where it was taken: the GPS data of EXIF and of uncompressed XMP. The length stays the same,
 * and so does all else, such as the orientation and the camera.
 *
 * Follows CIPA DC-008 (EXIF), Adobe's TIFF 6.0 and part 3 of its XMP specification.
 *
 * @param bytes - The file, which is changed.
 * @returns whether there was a location.
 */
export function removeLocation(bytes: Buffer): boolean {
  let isChanged = false
  for (const header of TIFF_HEADERS) {
    for (
      let start = bytes.indexOf(header);
      start !== -1;
      start = bytes.indexOf(header, start + 1)
    ) {
      isChanged = clearExif(bytes.subarray(start), header === TIFF_HEADERS[0]) || isChanged
    }
  }
  for (let start = bytes.indexOf(XMP_NAME); start !== -1; start = bytes.indexOf(XMP_NAME, start)) {
    clearXmp(bytes, start)
    isChanged = true
  }
  if (isChanged && bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) {
    repairChecksums(bytes)
  }
  return isChanged
}

/** Reads numbers of TIFF, which are 0 beyond the end. */
interface TiffReader {
  readonly length: number
  readonly short: (offset: number) => number
  readonly long: (offset: number) => number
}

/** Clears the GPS directory of TIFF; returns false if there is none. */
function clearExif(tiff: Buffer, isLittleEndian: boolean): boolean {
  const reader: TiffReader = {
    length: tiff.length,
    short: (offset) =>
      offset + 2 > tiff.length
        ? 0
        : isLittleEndian
          ? tiff.readUInt16LE(offset)
          : tiff.readUInt16BE(offset),
    long: (offset) =>
      offset + 4 > tiff.length
        ? 0
        : isLittleEndian
          ? tiff.readUInt32LE(offset)
          : tiff.readUInt32BE(offset),
  }
  let isChanged = false
  const visited = new Set<number>()
  let directory = reader.long(4)
  while (directory >= 8 && !visited.has(directory) && visited.size < MAX_DIRECTORIES) {
    visited.add(directory)
    const count = entryCountOf(reader, directory)
    if (count === undefined) {
      break
    }
    for (let index = 0; index < count; index++) {
      const entry = directory + 2 + index * ENTRY_SIZE
      if (reader.short(entry) === GPS_TAG) {
        isChanged = clearDirectory(tiff, reader, reader.long(entry + 8)) || isChanged
      }
    }
    directory = reader.long(directory + 2 + count * ENTRY_SIZE)
  }
  return isChanged
}

/** Returns the number of entries; `undefined` if there is no directory at this offset. */
function entryCountOf({length, short}: TiffReader, directory: number): number | undefined {
  const count = short(directory)
  if (count === 0 || count > MAX_ENTRIES || directory + 2 + count * ENTRY_SIZE > length) {
    return undefined
  }
  for (let index = 0; index < count; index++) {
    if (!TYPE_SIZES[short(directory + 2 + index * ENTRY_SIZE + 2)]) {
      return undefined
    }
  }
  return count
}

/** Removes all entries of a directory with their values. */
function clearDirectory(tiff: Buffer, reader: TiffReader, directory: number): boolean {
  const count = entryCountOf(reader, directory)
  if (count === undefined) {
    return false
  }
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * ENTRY_SIZE
    const size = (TYPE_SIZES[reader.short(entry + 2)] ?? 0) * reader.long(entry + 4)
    const offset = reader.long(entry + 8)
    if (size > 4 && offset + size <= reader.length) {
      tiff.fill(0, offset, offset + size)
    }
  }
  tiff.fill(0, directory, directory + 2 + count * ENTRY_SIZE)
  return true
}

/** Replaces an attribute or an element of XMP by spaces. */
function clearXmp(bytes: Buffer, start: number): void {
  const isElement = bytes[start - 1] === '<'.charCodeAt(0)
  const end = isElement ? endOfElement(bytes, start) : endOfAttribute(bytes, start)
  bytes.fill(SPACE, isElement ? start - 1 : start, Math.max(end, start + XMP_NAME.length))
}

function endOfElement(bytes: Buffer, start: number): number {
  const nameEnd = bytes
    .subarray(start, start + 100)
    .findIndex((byte) => '> /\t\r\n'.includes(String.fromCharCode(byte)))
  const name = bytes.toString('latin1', start, start + Math.max(nameEnd, XMP_NAME.length))
  const tagEnd = bytes.indexOf('>', start)
  if (tagEnd === -1 || bytes[tagEnd - 1] === '/'.charCodeAt(0)) {
    return tagEnd + 1
  }
  const closing = `</${name}>`
  const end = bytes.indexOf(closing, tagEnd)
  return end === -1 ? tagEnd + 1 : end + closing.length
}

function endOfAttribute(bytes: Buffer, start: number): number {
  const text = bytes.toString('latin1', start, start + 2000)
  const [attribute = ''] = /^[\w:]+\s*=\s*(?:"[^"]*"|'[^']*')/.exec(text) ?? []
  return start + attribute.length
}

/** Writes the checksums of the chunks with metadata again. */
function repairChecksums(png: Buffer): void {
  let position = PNG_SIGNATURE.length
  while (position + 12 <= png.length) {
    const dataEnd = position + 8 + png.readUInt32BE(position)
    if (dataEnd + 4 > png.length) {
      return
    }
    const type = png.toString('latin1', position + 4, position + 8)
    if (type === 'eXIf' || type === 'iTXt' || type === 'tEXt') {
      png.writeUInt32BE(crc32(png.subarray(position + 4, dataEnd)), dataEnd)
    }
    position = dataEnd + 4
  }
}
