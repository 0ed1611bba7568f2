import {textOf, type Paragraph} from '../paragraphs/paragraph.ts'

const MAX_HEADING_LENGTH = 150

/**
 * Makes short paragraphs in a larger font headings, in documents of programs that write headings as large text: the
 * largest are of level 1, and so on.
 *
 * @param fontSizes - The size of the smallest font in each paragraph, in CSS pixels.
 * @param minRatio - How many times larger than the text a heading must be.
 */
export function inferHeadings(
  paragraphs: readonly Paragraph[],
  fontSizes: ReadonlyMap<Paragraph, number>,
  minRatio: number,
): Paragraph[] {
  const textSize = findTextSize(paragraphs, fontSizes)
  if (textSize === undefined) {
    return [...paragraphs]
  }
  const isHeading = (paragraph: Paragraph) => {
    const text = textOf(paragraph.content).trim()
    return (
      paragraph.kind.type === 'text' &&
      paragraph.label === undefined &&
      text !== '' &&
      text.length <= MAX_HEADING_LENGTH &&
      !text.includes('\n') &&
      (fontSizes.get(paragraph) ?? 0) >= textSize * minRatio
    )
  }
  const sizes = [
    ...new Set(paragraphs.filter(isHeading).map((paragraph) => fontSizes.get(paragraph) ?? 0)),
  ].toSorted((one, other) => other - one)
  return paragraphs.map((paragraph) =>
    isHeading(paragraph)
      ? {
          ...paragraph,
          kind: {type: 'heading', level: sizes.indexOf(fontSizes.get(paragraph) ?? 0) + 1},
          content: paragraph.content.map((part) =>
            part.type === 'text'
              ? {...part, decorators: part.decorators.filter((each) => each !== 'strong')}
              : part,
          ),
        }
      : paragraph,
  )
}

/** Returns the size of the font in which most of the text is; undefined if no paragraph has one. */
function findTextSize(
  paragraphs: readonly Paragraph[],
  fontSizes: ReadonlyMap<Paragraph, number>,
): number | undefined {
  const lengths = new Map<number, number>()
  for (const paragraph of paragraphs) {
    const size = fontSizes.get(paragraph)
    if (size !== undefined) {
      lengths.set(size, (lengths.get(size) ?? 0) + textOf(paragraph.content).length)
    }
  }
  return [...lengths].toSorted(([, one], [, other]) => other - one)[0]?.[0]
}
