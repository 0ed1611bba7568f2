import {advanceOf, findGlyph} from './card-font.ts'
import type {CardLook, Ink} from './card-looks.ts'
import {createCoverage} from './coverage.ts'
import {UNITS} from './font.generated.ts'
import type {IndexedPicture} from './png.ts'

/** A picture to draw on. */
export interface Canvas {
  readonly picture: IndexedPicture
  readonly fillRectangle: (
    ink: Ink,
    left: number,
    top: number,
    width: number,
    height: number,
  ) => void
  /** Draws a line of text; `baseline` is the distance of its baseline from the top. */
  readonly fillText: (ink: Ink, text: string, left: number, baseline: number, size: number) => void
}

const INKS: readonly Ink[] = ['color', 'muted', 'rule', 'accent']
/** The steps between the background and an ink, at the edges of letters. */
const LEVELS = 60
/** The parts of a curve. */
const STEPS = 6

/** Creates a canvas in the colours of a look. */
export function createCanvas(width: number, height: number, look: CardLook): Canvas {
  const pixels = new Uint8Array(width * height)
  const background = readColor(look.background)
  const palette = [background]
  for (const ink of INKS) {
    const color = readColor(look[ink])
    for (let level = 1; level <= LEVELS; level++) {
      palette.push(mix(background, color, level / LEVELS))
    }
  }

  return {
    picture: {width, height, pixels, palette},
    fillRectangle(ink, left, top, rectangleWidth, rectangleHeight) {
      for (let row = top; row < top + rectangleHeight; row++) {
        const start = row * width + left
        pixels.fill(colorOf(ink, 1), start, start + rectangleWidth)
      }
    },
    fillText(ink, text, left, baseline, size) {
      const top = Math.floor(baseline - size * 1.3)
      const coverage = createCoverage(width, Math.ceil(size * 1.8))
      const characters = Array.from(text)
      let x = left
      for (const [index, character] of characters.entries()) {
        addOutline(
          findGlyph(character)?.path ?? '',
          x,
          baseline - top,
          size / UNITS,
          coverage.addEdge,
        )
        x += advanceOf(character, characters[index + 1], size)
      }
      coverage.forEach((index, value) => {
        pixels[top * width + index] = colorOf(ink, value)
      })
    },
  }
}

/** Returns the index of a colour in the palette; a pixel without ink has the background's, which is the first. */
function colorOf(ink: Ink, coverage: number): number {
  const level = Math.round(coverage * LEVELS)
  return level === 0 ? 0 : INKS.indexOf(ink) * LEVELS + level
}

/** Adds the edges of a path at a place, with its curves as lines. */
function addOutline(
  path: string,
  left: number,
  baseline: number,
  scale: number,
  addEdge: (x0: number, y0: number, x1: number, y1: number) => void,
): void {
  let [x, y, startX, startY] = [0, 0, 0, 0]
  const addLine = (toX: number, toY: number) => {
    addEdge(left + x * scale, baseline + y * scale, left + toX * scale, baseline + toY * scale)
    x = toX
    y = toY
  }
  for (const [, command, list = ''] of path.matchAll(/([mlqz])([^mlqz]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0] = (list.match(/-?\d+/g) ?? []).map(Number)
    if (command === 'm') {
      x = startX = x + a
      y = startY = y + b
    } else if (command === 'l') {
      addLine(x + a, y + b)
    } else if (command === 'q') {
      const [fromX, fromY] = [x, y]
      for (let step = 1; step <= STEPS; step++) {
        const t = step / STEPS
        const [control, end] = [2 * t * (1 - t), t * t]
        addLine(fromX + control * a + end * c, fromY + control * b + end * d)
      }
    } else {
      addLine(startX, startY)
    }
  }
}

type Color = readonly [red: number, green: number, blue: number]

function readColor(hex: string): Color {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 0xff, value & 0xff]
}

function mix(from: Color, to: Color, part: number): Color {
  const blend = (a: number, b: number) => Math.round(a + (b - a) * part)
  return [blend(from[0], to[0]), blend(from[1], to[1]), blend(from[2], to[2])]
}
