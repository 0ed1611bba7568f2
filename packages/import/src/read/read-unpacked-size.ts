const END_OF_DIRECTORY = 0x06_05_4b_50
const DIRECTORY_ENTRY = 0x02_01_4b_50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const MAX_COMMENT_LENGTH = 0xff_ff

/**
 * Reads the unpacked size of a ZIP archive, in bytes, from its central directory (PKWARE APPNOTE 4.3.12) without
 * unpacking it; returns undefined if the bytes are not a ZIP archive.
 */
export function readUnpackedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEndOfDirectory(view)
  if (end === undefined) {
    return undefined
  }
  const entries = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  let size = 0
  for (let entry = 0; entry < entries; entry += 1) {
    if (
      offset + ENTRY_LENGTH > view.byteLength ||
      view.getUint32(offset, true) !== DIRECTORY_ENTRY
    ) {
      return undefined
    }
    size += view.getUint32(offset + 24, true)
    offset +=
      ENTRY_LENGTH +
      view.getUint16(offset + 28, true) +
      view.getUint16(offset + 30, true) +
      view.getUint16(offset + 32, true)
  }
  return size
}

// The record is at the end, followed only by a comment of up to 65,535 bytes.
function findEndOfDirectory(view: DataView): number | undefined {
  const lastOffset = view.byteLength - END_LENGTH
  for (
    let offset = lastOffset;
    offset >= Math.max(0, lastOffset - MAX_COMMENT_LENGTH);
    offset -= 1
  ) {
    if (view.getUint32(offset, true) === END_OF_DIRECTORY) {
      return offset
    }
  }
  return undefined
}
