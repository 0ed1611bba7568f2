import {nameKey, type Line} from './clean-text.ts'
import {DocumentError} from './document-error.ts'
import {
  hasPinWord,
  isStatus,
  parseHeader,
  type DocumentHeader,
  type HeaderWithRemarks,
} from './header.ts'
import {quote} from './quote.ts'
import {isContact} from './remark.ts'
import {isKnownSignOff} from './sign-off.ts'
import {readSignature} from './signature.ts'

/** A header and the number of lines that it takes. */
export interface FoundHeader {
  header: HeaderWithRemarks
  length: number
}

const LABELLED =
  /^[\s|>•·*-]*(?:name|reader|reader['’]?s? name|psychic|advis[eo]r|(?:reader )?pin|p\.\s?i\.\s?n\.?|(?:current |my )?status|availability)(?:\s+(?:no|nr|number|code)\b\.?)?\s*[:=|–—-]\s*\S/iu
// A row of labels above a row of values.
const COLUMN_LABELS =
  /^[\s|]*(?:(?:name|reader|pin|p\.i\.n\.?|no\.?|number|code|current|status|availability)[\s|,;/:]*){2,}$/iu
const TABLE_RULE = /^[\s|:+=-]+$/u
const POSTSCRIPT = /^(?:p\.?\s?)+s\b/iu
const MAX_LINES = 3
const MAX_NAME = 80
const MAX_TITLE = 200
const MAX_TITLE_BELOW_STATUS = 120
const MAX_STATUS_WORDS = 6
// How far below the beginning a misplaced header is searched.
const MAX_MISPLACED = 12

/**
 * Reads the header at the beginning of lines: one line, two or three lines, lines with labels ('Name: …'), or two rows
 * of a table.
 *
 * Throws a DocumentError of `parseHeader`, which fits the first line.
 */
export function findHeader(lines: readonly Line[]): FoundHeader {
  const [first] = lines
  if (first === undefined) {
    throw new DocumentError('header', 1, 'no header', 'begin with NAME - PIN DIGITS - STATUS')
  }
  const found =
    readColumns(lines) ?? readLabelled(lines) ?? tryHeader(first, 1) ?? readSeparateLines(lines)
  if (found !== undefined) {
    return found
  }
  throw explain(lines, first)
}

/** Returns the number of lines at the beginning that look like parts of a header, even if they cannot be read. */
export function countHeaderLines(lines: readonly Line[]): number {
  let count = 0
  for (const [index, {text}] of lines.slice(0, MAX_MISPLACED).entries()) {
    const isPart = text.length <= MAX_TITLE && (hasPinWord(text) || isLabelled(text))
    if (isPart) {
      count = index + 1
    } else if (text !== '') {
      break
    }
  }
  return count
}

/** Reads a header on one line; returns undefined if it is none. */
export function tryHeader(line: Line, length: number): FoundHeader | undefined {
  try {
    return {header: parseHeader(line), length}
  } catch (error) {
    if (error instanceof DocumentError) {
      return undefined
    }
    throw error
  }
}

/**
 * Returns true if a header of a further document is at this index: it stands apart, and a title and a text follow.
 *
 * A list of readers is no header, nor is a signature with a postscript.
 */
export function isNextHeader(
  lines: readonly Line[],
  index: number,
  earlier: DocumentHeader,
): boolean {
  const line = lines[index]
  if (line === undefined || !canBeginHeader(line.text)) {
    return false
  }
  if (!lines.slice(index, index + MAX_LINES + 1).some(({text}) => hasPinWord(text))) {
    return false
  }
  const isAfterEnd = isBelowEnd(lines, index, earlier)
  const found = tryFindHeader(lines.slice(index, index + MAX_MISPLACED))
  if (found === undefined) {
    return isAfterEnd && isUnreadableHeader(lines, index, earlier)
  }
  const {name, statusLabel} = found.header
  const isSameReader = nameKey(name) === nameKey(earlier.name)
  const previous = lines[index - 1]?.text ?? ''
  const isListed = previous !== '' && tryHeader({...line, text: previous}, 1) !== undefined
  const isApart =
    isAfterEnd ||
    (!isListed && (previous === '' || !/\p{L}[,;–—-]?$/u.test(previous) || hasPinWord(previous)))
  const following = lines
    .slice(index + found.length)
    .map(({text}) => text)
    .filter((text) => text !== '')
  const [title = '', body] = following
  return (
    isApart &&
    (found.length === 1 || isStatus(statusLabel) || LABELLED.test(line.text)) &&
    (isSameReader ||
      ((isCapitalised(name) || isAfterEnd) && statusLabel.split(' ').length <= MAX_STATUS_WORDS)) &&
    !/[.!?]$/u.test(statusLabel) &&
    (body !== undefined || (isAfterEnd && previous === '' && !isSameReader)) &&
    title.length <= MAX_TITLE &&
    !POSTSCRIPT.test(title) &&
    !isContact(title) &&
    !hasPinWord(title)
  )
}

// The sign-off or the signature of the document above.
function isBelowEnd(lines: readonly Line[], index: number, earlier: DocumentHeader): boolean {
  const above = lines.slice(0, index).findLast(({text}) => text !== '')?.text ?? ''
  return isKnownSignOff(above) || readSignature(above, earlier) !== undefined
}

// A header with a mistake must not make its document a part of the one above.
function isUnreadableHeader(
  lines: readonly Line[],
  index: number,
  earlier: DocumentHeader,
): boolean {
  const text = lines[index]?.text ?? ''
  const [title, body] = lines.slice(index + 1).filter((line) => line.text !== '')
  const signature = readSignature(text, earlier)
  return (
    lines[index - 1]?.text === '' &&
    hasPinWord(text) &&
    text.length <= MAX_TITLE &&
    !/[.!?]$/u.test(text) &&
    !text.includes(earlier.pin) &&
    (signature === undefined || signature.otherName !== undefined) &&
    /^\S+(?:\s+\S+){0,4}?[\s|,;:/([•·–—-]+(?:pin|p\.\s?i\.\s?n)(?!\p{L})/iu.test(text) &&
    title !== undefined &&
    body !== undefined &&
    title.text.length <= MAX_TITLE &&
    !POSTSCRIPT.test(title.text) &&
    !hasPinWord(title.text)
  )
}

function canBeginHeader(text: string): boolean {
  return hasPinWord(text) || LABELLED.test(text) || (text.length <= MAX_NAME && isCapitalised(text))
}

function isCapitalised(text: string): boolean {
  return /^(?:[\p{Lu}\p{Lo}\p{Lt}]\S*(?:[\s-]+|$)){1,5}$/u.test(text)
}

function tryFindHeader(lines: readonly Line[]): FoundHeader | undefined {
  try {
    return findHeader(lines)
  } catch (error) {
    if (error instanceof DocumentError) {
      return undefined
    }
    throw error
  }
}

function readColumns(lines: readonly Line[]): FoundHeader | undefined {
  const [labels] = lines
  if (labels === undefined || !COLUMN_LABELS.test(labels.text) || !hasPinWord(labels.text)) {
    return undefined
  }
  const index = lines.findIndex(
    (line, position) => position > 0 && line.text !== '' && !TABLE_RULE.test(line.text),
  )
  const values = lines[index]
  if (values === undefined) {
    return undefined
  }
  const text = hasPinWord(values.text)
    ? values.text
    : values.text.replace(/(?<!\p{N})\d{4,10}(?!\p{N})/u, 'PIN $&')
  return {header: parseHeader({...values, text}), length: index + 1}
}

function readLabelled(lines: readonly Line[]): FoundHeader | undefined {
  const labelled: {line: Line; index: number}[] = []
  for (const [index, line] of lines.entries()) {
    if (labelled.length === MAX_LINES || (line.text !== '' && !isLabelled(line.text))) {
      break
    }
    if (line.text !== '' && !TABLE_RULE.test(line.text)) {
      labelled.push({line, index})
    }
  }
  const last = labelled.at(-1)
  const [pinLine, otherPinLine] = labelled.filter(({line}) => hasPinWord(line.text))
  return labelled.length < 2 || last === undefined || pinLine === undefined || otherPinLine
    ? undefined
    : {
        header: parseHeader(
          joinLinesOf(
            labelled.map(({line}) => line),
            pinLine.line,
          ),
        ),
        length: last.index + 1,
      }
}

function isLabelled(text: string): boolean {
  return LABELLED.test(text) || (text.includes('|') && TABLE_RULE.test(text))
}

// 'Clara Bell', 'PIN 700107' and 'Available' below each other.
function readSeparateLines(lines: readonly Line[]): FoundHeader | undefined {
  const [one, two, three] = lines
    .map((line, index) => ({line, index}))
    .filter(({line}) => line.text !== '')
  if (one === undefined || two === undefined) {
    return undefined
  }
  const pinLines = [one, two, three].filter((each) => each && hasPinWord(each.line.text))
  const [pinLine] = pinLines
  // A header on the second line is complete without the first one.
  if (pinLines.length !== 1 || pinLine === undefined || tryHeader(two.line, 1) !== undefined) {
    return undefined
  }
  const isTogether = two.index === 1
  const first =
    isTogether && pinLine !== three
      ? tryHeader(joinLinesOf([one.line, two.line], one.line), 2)
      : undefined
  if (first !== undefined) {
    return pinLine === two || isStatusAboveTitle(lines, two) ? first : undefined
  }
  if (three === undefined) {
    return undefined
  }
  const isOwnBlock = isTogether && three.index === 2 && (lines[3]?.text ?? '') === ''
  const isHeader =
    pinLine === two
      ? isOwnBlock || isStatusAboveTitle(lines, three)
      : isOwnBlock && [one, two, three].some(({line}) => isStatus(line.text))
  return isHeader
    ? tryHeader(joinLinesOf([one.line, two.line, three.line], one.line), three.index + 1)
    : undefined
}

// A title can contain the words of a status, such as 'Open your heart'; then a sentence follows, and not a title.
function isStatusAboveTitle(
  lines: readonly Line[],
  {line, index}: {line: Line; index: number},
): boolean {
  const [title, text] = lines.slice(index + 1).filter((each) => each.text !== '')
  return (
    isStatus(line.text) &&
    title !== undefined &&
    text !== undefined &&
    title.text.length <= MAX_TITLE_BELOW_STATUS &&
    !title.text.endsWith('.')
  )
}

function joinLinesOf(lines: readonly Line[], place: Line): Line {
  const text = lines.map((line) => line.text.replaceAll(/^[\s|>•·*-]+|[\s|]+$/gu, '')).join(' - ')
  return {...place, text}
}

function explain(lines: readonly Line[], first: Line): DocumentError {
  const misplaced = lines
    .slice(1, MAX_MISPLACED)
    .find((line) => hasPinWord(line.text) && tryHeader(line, 1) !== undefined)
  const second = lines.slice(1).find((line) => line.text !== '')
  const isSplit =
    second !== undefined &&
    !hasPinWord(first.text) &&
    hasPinWord(second.text) &&
    misplaced === undefined
  try {
    parseHeader(isSplit && canBeginHeader(first.text) ? joinLinesOf([first, second], first) : first)
  } catch (error) {
    if (error instanceof DocumentError) {
      return (error.code === 'header' || error.code === 'pin') && misplaced !== undefined
        ? new DocumentError(
            'header',
            first.number,
            `the first line ${quote(first.text)} is not a header`,
            `the header is on line ${misplaced.number}: delete what is above it`,
          )
        : error
    }
    throw error
  }
  return new DocumentError('header', first.number, 'no header', 'write it on one line')
}
