import {measureText} from './card-font.ts'

/** A text in lines, at a size in pixels. */
export interface WrappedText {
  readonly size: number
  readonly lines: readonly string[]
}

/** A size in pixels and how many lines there may be at it. */
export interface TextSize {
  readonly size: number
  readonly maxLines: number
}

/** Breaks a text into lines at the largest size at which all fits; at the smallest, the end is omitted. */
export function wrapText(
  text: string,
  width: number,
  sizes: readonly [TextSize, ...TextSize[]],
): WrappedText {
  for (const {size, maxLines} of sizes) {
    const lines = breakLines(text, size, width)
    if (lines.length <= maxLines && lines.every((line) => measureText(line, size) <= width)) {
      return {size, lines: balance(text, size, width, lines)}
    }
  }
  const {size, maxLines} = sizes.at(-1) ?? sizes[0]
  const lines = breakLines(breakWords(text, size, width), size, width)
  return {
    size,
    lines: lines.length <= maxLines ? lines : shorten(lines.slice(0, maxLines), size, width),
  }
}

function breakLines(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && measureText(longer, size) > width) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}

/** Makes the lines about equally long, without more of them. */
function balance(
  text: string,
  size: number,
  width: number,
  lines: readonly string[],
): readonly string[] {
  let balanced = lines
  for (let narrower = width - size / 2; narrower > width / 2; narrower -= size / 2) {
    const next = breakLines(text, size, narrower)
    if (next.length > lines.length || next.some((line) => measureText(line, size) > width)) {
      break
    }
    balanced = next
  }
  return balanced
}

/** Divides words that are longer than a line. */
function breakWords(text: string, size: number, width: number): string {
  const words = text.split(' ').flatMap((word) => {
    const parts: string[] = []
    let part = ''
    for (const character of word) {
      if (part !== '' && measureText(part + character, size) > width) {
        parts.push(part)
        part = ''
      }
      part += character
    }
    parts.push(part)
    return parts
  })
  return words.join(' ')
}

function shorten(lines: readonly string[], size: number, width: number): readonly string[] {
  let last = `${lines.at(-1)}…`
  while (measureText(last, size) > width && last.length > 1) {
    last = `${last.slice(0, -2).trimEnd()}…`
  }
  return [...lines.slice(0, -1), last]
}
