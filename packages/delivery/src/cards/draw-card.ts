import {type Canvas, createCanvas} from './canvas.ts'
import {toDrawable} from './card-font.ts'
import type {CardLook} from './card-looks.ts'
import {encodePng} from './png.ts'
import {type TextSize, wrapText} from './wrap-text.ts'

/** What a drawn card says. */
export interface CardText {
  readonly title: string
  /** Below the title, such as the reader's name. */
  readonly byline: string
  /** The name of the site. */
  readonly siteName: string
}

/** The size of link previews in pixels. */
export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630

const MARGIN = 88
const TEXT_WIDTH = CARD_WIDTH - 2 * MARGIN
const LINE_HEIGHT = 1.14
const TITLE_SIZES: readonly [TextSize, ...TextSize[]] = [
  {size: 96, maxLines: 2},
  {size: 84, maxLines: 3},
  {size: 68, maxLines: 4},
  {size: 52, maxLines: 5},
]
/** The top of the title's letters, and the middle of its place. */
const TITLE_TOP = 186
const TITLE_MIDDLE = 334

/**
 * Draws a card as PNG, 1200 pixels wide and 630 high.
 *
 * A text with letters that the font does not have is omitted, and lines stand for a title, since empty boxes would be
 * worse than no letters.
 */
export async function drawCard(text: CardText, look: CardLook): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = createCanvas(CARD_WIDTH, CARD_HEIGHT, look)
  const [title, byline, siteName] = [text.title, text.byline, text.siteName].map(toDrawable)
  if (siteName !== undefined) {
    drawLine(canvas, 'muted', siteName, 112, 34)
  }
  canvas.fillRectangle('rule', MARGIN, 140, TEXT_WIDTH, 2)
  if (title === undefined) {
    drawPattern(canvas)
  } else {
    const {size, lines} = wrapText(title, TEXT_WIDTH, TITLE_SIZES)
    const height = lines.length * size * LINE_HEIGHT
    const top = Math.max(TITLE_TOP, TITLE_MIDDLE - height / 2)
    for (const [index, line] of lines.entries()) {
      const baseline = Math.round(top + size * (0.86 + index * LINE_HEIGHT))
      canvas.fillText('color', line, MARGIN, baseline, size)
    }
  }
  if (byline !== undefined) {
    canvas.fillRectangle('accent', MARGIN, 514, 56, 5)
    drawLine(canvas, 'color', byline, 566, 36)
  }
  return encodePng(canvas.picture)
}

function drawLine(
  canvas: Canvas,
  ink: 'color' | 'muted',
  text: string,
  baseline: number,
  size: number,
): void {
  const {lines} = wrapText(text, TEXT_WIDTH, [{size, maxLines: 1}])
  canvas.fillText(ink, lines[0] ?? '', MARGIN, baseline, size)
}

/** Draws an article from afar: a title, an initial and lines. */
function drawPattern(canvas: Canvas): void {
  canvas.fillRectangle('muted', MARGIN, 196, 720, 34)
  canvas.fillRectangle('muted', MARGIN, 248, 480, 34)
  canvas.fillRectangle('accent', MARGIN, 326, 84, 84)
  const widths = [TEXT_WIDTH - 108, TEXT_WIDTH - 172, TEXT_WIDTH, 640]
  for (const [index, width] of widths.entries()) {
    const isBesideInitial = index < 2
    const left = isBesideInitial ? MARGIN + 108 : MARGIN
    canvas.fillRectangle('rule', left, 334 + index * 40, width, 12)
  }
}
