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

/** Finds the single edit that turns `before` into `after`; it splits no surrogate pair. */
export function findTextEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length)
  let prefix = 0
  while (prefix < shorter && before.charCodeAt(prefix) === after.charCodeAt(prefix)) {
    prefix++
  }
  while (prefix > 0 && (splitsPair(before, prefix) || splitsPair(after, prefix))) {
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
    (splitsPair(before, before.length - suffix) || splitsPair(after, after.length - suffix))
  ) {
    suffix--
  }

  return {
    prefixBytes: utf8Length(before, 0, prefix),
    suffixStartByte: utf8Length(before, 0, before.length - suffix),
    totalBytes: utf8Length(before, 0, before.length),
    inserted: after.slice(prefix, after.length - suffix),
  }
}

function splitsPair(text: string, position: number): boolean {
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

// Not TextEncoder: mendoza counts three bytes for a lone surrogate, as for any other 16-bit code point.
function utf8Length(text: string, start: number, end: number): number {
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
