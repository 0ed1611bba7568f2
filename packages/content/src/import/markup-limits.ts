import {DocumentError} from './document-error.ts'

const MOST_MARKS = 5000
const MOST_CONTAINERS = 300
const MOST_NESTED = 100

/**
 * Refuses Markdown whose marks would keep a parser busy for minutes; no article has so many.
 *
 * Throws a DocumentError with code 'too-deep'.
 */
export function checkMarkupLimits(lines: readonly string[]): void {
  let marks = 0
  let containers = 0
  for (const [index, line] of lines.entries()) {
    // What marks cost grows with their square, but only within one paragraph.
    marks = line.trim() === '' ? 0 : marks + (line.match(/[*_~`[\]()<&\\]/gu)?.length ?? 0)
    containers += /^[\s>]*:{3}/u.test(line) ? 1 : 0
    const [markers = ''] = /^(?:\s|>|[-+*]\s|\d{1,9}[.)]\s)*/u.exec(line) ?? []
    const nested = markers.match(/[>+*.)-]/gu)?.length ?? 0
    const excess =
      marks > MOST_MARKS
        ? `a paragraph with more than ${MOST_MARKS} marks`
        : containers > MOST_CONTAINERS * 2
          ? `more than ${MOST_CONTAINERS} callouts and pull quotes`
          : nested > MOST_NESTED
            ? `more than ${MOST_NESTED} quotes or lists in each other`
            : ''
    if (!excess) continue
    throw new DocumentError(
      'too-deep',
      index + 1,
      excess,
      'use fewer, or save the document as plain text (.txt)',
    )
  }
}
