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
    if (marks > MOST_MARKS) throw tooDeep(index, `a paragraph with more than ${MOST_MARKS} marks`)
    if (containers > MOST_CONTAINERS * 2) {
      throw tooDeep(index, `more than ${MOST_CONTAINERS} callouts and pull quotes`)
    }
    if (nested > MOST_NESTED) {
      throw tooDeep(index, `more than ${MOST_NESTED} quotes or lists in each other`)
    }
  }
}

function tooDeep(index: number, what: string): DocumentError {
  return new DocumentError(
    'too-deep',
    index + 1,
    what,
    'use fewer, or save the document as plain text (.txt)',
  )
}
