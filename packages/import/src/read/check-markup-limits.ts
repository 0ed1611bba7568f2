import {DocumentError} from './document-error.ts'

const MAX_MARKS = 5000
const MAX_CONTAINERS = 300
const MAX_NESTING = 100

/**
 * Refuses Markdown with so many formatting characters that a parser would need minutes; no article has so many.
 *
 * Throws a DocumentError with code 'too-deep'.
 */
export function checkMarkupLimits(lines: readonly string[]): void {
  let marks = 0
  let containers = 0
  for (const [index, line] of lines.entries()) {
    // Parsing time grows with the square of the formatting characters of one paragraph.
    marks = line.trim() === '' ? 0 : marks + (line.match(/[*_~`[\]()<&\\|]/gu)?.length ?? 0)
    containers += /^[\s>]*:{3}/u.test(line) ? 1 : 0
    const [markers = ''] = /^(?:\s|>|[-+*]\s|\d{1,9}[.)]\s)*/u.exec(line) ?? []
    const nested = markers.match(/[>+*.)-]/gu)?.length ?? 0
    if (marks > MAX_MARKS) {
      throw tooDeepError(index, `a paragraph with more than ${MAX_MARKS} formatting characters`)
    }
    if (containers > MAX_CONTAINERS * 2) {
      throw tooDeepError(index, `more than ${MAX_CONTAINERS} callouts and pull quotes`)
    }
    if (nested > MAX_NESTING) {
      throw tooDeepError(index, `more than ${MAX_NESTING} nested quotes or lists`)
    }
  }
}

function tooDeepError(index: number, problem: string): DocumentError {
  return new DocumentError(
    'too-deep',
    index + 1,
    problem,
    'use fewer, or save the document as plain text (.txt)',
  )
}
