/**
 * Finds the place of a caret after somebody else has changed the text around it.
 *
 * @param offset - The caret's offset in `before`, in UTF-16 code units.
 * @returns The offset in `after`. A caret within replaced text moves to the end of the replacement.
 */
export function moveCaret(before: string, after: string, offset: number): number {
  const maxCommon = Math.min(before.length, after.length)
  let start = 0
  while (start < maxCommon && before[start] === after[start]) {
    start++
  }
  if (offset <= start) {
    return offset
  }
  let end = 0
  while (end < maxCommon - start && before.at(-1 - end) === after.at(-1 - end)) {
    end++
  }
  return after.length - Math.min(end, before.length - offset)
}
