import {GLYPHS, KERNING, UNITS} from './font.generated.ts'

/** The outline of a character, in units of its font. */
export interface Glyph {
  readonly width: number
  /** A path with relative coordinates, in the commands m, l, q and z of SVG. */
  readonly path: string
}

const glyphs = new Map<string, Glyph>()
for (const line of GLYPHS.trim().split('\n')) {
  const [, code = '', width, path = ''] = /^(\w+) (\d+) (.*)$/.exec(line) ?? []
  glyphs.set(String.fromCodePoint(Number.parseInt(code, 16)), {width: Number(width), path})
}
const kerning = new Map<string, number>()
for (const line of KERNING.trim().split('\n')) {
  for (const pair of line.slice(2).split(' ')) {
    kerning.set(line.slice(0, 1) + pair.slice(0, 1), Number(pair.slice(1)))
  }
}

/** Returns the outline of a character; undefined if the font does not have it. */
export function findGlyph(character: string): Glyph | undefined {
  return glyphs.get(character)
}

/** Returns how far a character is from the beginning of the one before it, at a size in pixels. */
export function advanceOf(character: string, next: string | undefined, size: number): number {
  const width = glyphs.get(character)?.width ?? 0
  return ((width + (kerning.get(`${character}${next}`) ?? 0)) * size) / UNITS
}

/** Returns the width of a text in pixels. */
export function measureText(text: string, size: number): number {
  const characters = Array.from(text)
  return characters.reduce(
    (width, character, index) => width + advanceOf(character, characters[index + 1], size),
    0,
  )
}

/** Marks, symbols and invisible characters without which a text can still be read. */
const DISPENSABLE = /[\p{C}\p{So}\p{Sk}\p{Mn}\p{Me}\p{Extended_Pictographic}]/gu
/** More than this is never drawn. */
const MAX_LENGTH = 300

/**
 * Returns a text as the font can draw it, without pictures, control characters and what else can be omitted; undefined if
 * it has letters or digits that the font does not have, such as those of other scripts.
 */
export function toDrawable(text: string): string | undefined {
  const composed = text.slice(0, MAX_LENGTH).normalize('NFC')
  const characters = Array.from(composed.replaceAll(/\s/g, ' ').replaceAll(DISPENSABLE, ''))
  if (characters.some((each) => /[\p{L}\p{N}\p{Mc}]/u.test(each) && !glyphs.has(each))) {
    return undefined
  }
  const drawn = characters.map((each) => (glyphs.has(each) ? each : ' ')).join('')
  return drawn.replaceAll(/ +/g, ' ').trim() || undefined
}
