/** The common start and end of two strings, and the text inserted between them; positions are in UTF-8 bytes. */
export interface TextEdit {
  /** Length of the common start. */
  readonly prefixBytes: number
  /** Start of the common end in the old string. */
  readonly suffixStartByte: number
  /** Length of the old string. */
  readonly totalBytes: number
  readonly inserted: string
}

/** Finds the single edit that turns `before` into `after`, without splitting a surrogate pair. */
export function findTextEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length)
  let prefix = 0
  while (prefix < shorter && before.charCodeAt(prefix) === after.charCodeAt(prefix)) {
    prefix++
  }
  while (prefix > 0 && (isInsidePair(before, prefix) || isInsidePair(after, prefix))) {
    prefix--
  }

  let suffix = 0
  while (
    suffix < shorter - prefix &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  ) {
    suffix++
  }
  while (
    suffix > 0 &&
    (isInsidePair(before, before.length - suffix) || isInsidePair(after, after.length - suffix))
  ) {
    suffix--
  }

  return {
    prefixBytes: countUtf8Bytes(before, 0, prefix),
    suffixStartByte: countUtf8Bytes(before, 0, before.length - suffix),
    totalBytes: countUtf8Bytes(before, 0, before.length),
    inserted: after.slice(prefix, after.length - suffix),
  }
}

function isInsidePair(text: string, position: number): boolean {
  if (position <= 0 || position >= text.length) {
    return false
  }
  return isHighSurrogate(text.charCodeAt(position - 1)) && isLowSurrogate(text.charCodeAt(position))
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

// Like mendoza, counts three bytes for a lone surrogate.
function countUtf8Bytes(text: string, start: number, end: number): number {
  let bytes = 0
  for (let position = start; position < end; position++) {
    const code = text.codePointAt(position) ?? 0
    if (code > 0xffff) {
      bytes += 4
      position++
    } else if (code > 0x7ff) {
      bytes += 3
    } else if (code > 0x7f) {
      bytes += 2
    } else {
      bytes += 1
    }
  }
  return bytes
}
