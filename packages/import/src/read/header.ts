import {guessStatus, isPin, PIN_RULE, statusKey, TONE_DETAILS} from '@reader-article/content'

import {narrowWidth, type Line} from './clean-text.ts'
import {DocumentError} from './document-error.ts'
import {quote} from './quote.ts'
import {isRemark} from './remark.ts'

/** The reader and the status at the beginning of a document. */
export interface DocumentHeader {
  name: string
  pin: string
  statusLabel: string
}

/** A header with the remarks in its line that are not part of the status, such as 'updated 3 May'. */
export interface HeaderWithRemarks extends DocumentHeader {
  remarks: string[]
}

// Hyphens and dashes of all widths and the minus sign.
const DASH = String.raw`\-‐‑‒–—―−`
// In addition a colon, a bar, a comma, a semicolon, slashes, bullets, arrows, stars and brackets.
const SEPARATORS = String.raw`${DASH}:|,;/\\•·●▪*~=_+>…»«›‹→★☆✦✧♥()\[\]`
const PIN_WORD = /(?<![\p{L}\p{N}])(?:reader(?:['’]?s)?\s+)?(?:pin|p\.\s?i\.\s?n\.?)(?!\p{L})/giu
const LABEL = new RegExp(
  String.raw`^(?:[\s#.№${SEPARATORS}]|(?:no|nr|num|number|code)\b\.?)*`,
  'iu',
)
const VALUE = new RegExp(String.raw`^[^\s${SEPARATORS}]*`, 'u')
const LEADING_SEPARATORS = new RegExp(String.raw`^[\s>.#${SEPARATORS}]+`, 'u')
// Full stops and brackets can belong to the status.
const TRAILING_IN_STATUS = /[\s|•·●▪*~=/\\,;_+>»›→★☆✦✧♥\-–—]+$/u
const TRAILING_SEPARATORS = new RegExp(String.raw`[\s${SEPARATORS}]+$`, 'u')
const DASH_INTO_DIGIT = new RegExp(String.raw`^[${DASH}./,]\p{N}`, 'u')
const SPACE_INTO_DIGIT = /^\s+\p{N}/u
const SEVERAL_WORDS = /^\s+[\p{L}\p{N}]/u
// Between two parts: a bar, a bullet or a slash, a comma or semicolon, or a dash between spaces.
const BETWEEN_PARTS = new RegExp(
  String.raw`\s*[|•·●▪»›→★☆✦✧♥]\s*|\s+[/\\~*=_+>]\s+|[,;]\s+|\s+[${DASH}]+\s+|[–—―]\s*`,
  'u',
)
const BETWEEN_COLON = /:\s+/u
const TAG = /<\/?[a-z]{1,6}>/giu
const QUOTED_PIN = /["“‘'<{](?<pin>\p{N}{4,10})["”’'>}]/gu
const BEFORE_BRACKET = /\s+(?=[([])/u
// Emoji are a part of a name or a status unless they separate it from the PIN.
const EMOJI = /\s*\p{Extended_Pictographic}\ufe0f?\s*/gu
const EMOJI_BEFORE_PIN = /\p{Extended_Pictographic}\ufe0f?\s*(?:pin|p\.\s?i\.\s?n)(?!\p{L})/iu
// A further PIN after the first one; not a year, nor the beginning of a phone number.
const SECOND_PIN =
  /^[\s,;/&+|•·()\-–—]*(?:(?:and|or)\s+)?(?:(?<label>(?:pin|p\.i\.n\.?)[\s#:.-]*)|(?!(?:19|20)\d\d(?!\d)))(?<second>\p{N}{4,10})(?!\p{N}|[\s\-./]\p{N})/iu
const LOOKS_LIKE_PARTS = new RegExp(
  String.raw`^.{1,60}(?:\s[${DASH}:|]+\s|:\s|\s*[|•·/]\s*).*[^.?!]$`,
  'u',
)
const NUMBER_WITHOUT_PIN = /^\p{Lu}(?!.*[.?!]$).*(?<!\p{N})(?<number>\d{4,10})(?!\p{N})/u
const NAME_LABEL =
  /^(?:reader|name|reader['’]?s? name|psychic|advisor|adviser|author|from|by)\s*[:=|–—-]\s*|^(?:(?:an )?article )?by\s+|^(?:reader['’]?s? )?name\s+(?=\p{L})|^\d{1,2}[.)]\s+/iu
const STATUS_LABEL =
  /^(?:(?:current |my |reader(?:['’]?s)? )?status|availability)(?:\s*[:=|–—-]\s*|\s+(?:is\s+)?)/iu

const EXAMPLE = '“Clara - PIN 700107 - Available”'
const MAX_NAME_LENGTH = 80
const MAX_NAME_WORDS_WITHOUT_SEPARATOR = 4
const MAX_STATUS_LENGTH = 120
const MAX_HEADER_LENGTH = 400

/**
 * Reads a line with a name, the word PIN with digits, and a status, in the usual order `NAME - PIN DIGITS - STATUS` or
 * in another one; the parts are separated by dashes, colons, commas, slashes, bullets, bars, brackets or spaces.
 *
 * Throws a DocumentError with code 'header', 'name', 'pin', 'pin-format' or 'status'.
 */
export function parseHeader(line: Line): HeaderWithRemarks {
  // No header is longer, and on a hostile line the patterns would take very long.
  const text =
    line.text.length > MAX_HEADER_LENGTH
      ? ''
      : separateEmoji(
          narrowWidth(line.text).replaceAll(QUOTED_PIN, '$<pin>').replaceAll(TAG, ''),
        ).replace(LEADING_SEPARATORS, '')
  const candidates = [...text.matchAll(PIN_WORD)]
    .map((match) => readCandidate(text, match))
    .filter((candidate) => candidate !== undefined)
  const found = candidates.find((candidate) => /\p{N}/u.test(candidate.value)) ?? candidates[0]
  if (found === undefined || found.before.length > MAX_NAME_LENGTH + MAX_STATUS_LENGTH) {
    throw missingPinError(text, line)
  }
  const {value, afterValue, hasSeparator} = found
  const after = readStatus(afterValue)
  const {name, statusLabel, remarks} = assignParts(found.before, after)
  if (!/\p{L}/u.test(name)) {
    throw new DocumentError(
      'name',
      line.number,
      'no name before the PIN',
      `write it as in ${EXAMPLE}`,
    )
  }
  if (name.length > MAX_NAME_LENGTH) {
    throw missingPinError(text, line)
  }
  checkPinValue(value, afterValue, hasSeparator, {text, line})
  if (statusLabel === '') {
    throw new DocumentError(
      'status',
      line.number,
      remarks.length === 0
        ? 'no status after the PIN'
        : `no status after the PIN, only ${quote(remarks.join(', '))}`,
      `write it as in ${EXAMPLE}`,
    )
  }
  if (!/[\p{L}\p{N}]/u.test(statusLabel)) {
    throw new DocumentError(
      'status',
      line.number,
      `${quote(statusLabel)} is not a status`,
      `write it in words, as in ${EXAMPLE}`,
    )
  }
  if (statusLabel.length > MAX_STATUS_LENGTH) {
    throw new DocumentError(
      'status',
      line.number,
      `the status has ${statusLabel.length} characters`,
      `write at most ${MAX_STATUS_LENGTH} characters, and the title on a separate line`,
    )
  }
  return {name, pin: value, statusLabel, remarks}
}

/** Returns true if a text has a label, as 'Status: …', or is a usual status. */
export function isStatus(text: string): boolean {
  return STATUS_LABEL.test(text) || isUsualStatus(text)
}

function separateEmoji(text: string): string {
  return EMOJI_BEFORE_PIN.test(text) ? text.replaceAll(EMOJI, ' • ') : text
}

function isUsualStatus(text: string): boolean {
  const key = statusKey(text)
  return TONE_DETAILS[guessStatus(text).tone].pattern.test(key)
}

/** Returns true if a text contains the word PIN. */
export function hasPinWord(text: string): boolean {
  return text.search(PIN_WORD) !== -1
}

function missingPinError(text: string, line: Line): DocumentError {
  const number = NUMBER_WITHOUT_PIN.exec(text)?.groups?.['number']
  const isShort = text.length <= MAX_STATUS_LENGTH && countWords(text) <= 12
  if (!hasPinWord(text) && number !== undefined && isShort) {
    return new DocumentError(
      'pin',
      line.number,
      `the word PIN is missing before ${quote(number)} in the header ${quote(text)}`,
      `write it as in ${EXAMPLE}`,
    )
  }
  return text.length <= MAX_STATUS_LENGTH && LOOKS_LIKE_PARTS.test(text)
    ? new DocumentError(
        'pin',
        line.number,
        `no PIN in the header ${quote(text)}`,
        `write it as in ${EXAMPLE}`,
      )
    : new DocumentError(
        'header',
        line.number,
        `the first line ${quote(line.text)} is not a header`,
        `begin with NAME - PIN DIGITS - STATUS, such as ${EXAMPLE}`,
      )
}

function checkPinValue(
  value: string,
  afterValue: string,
  hasSeparator: boolean,
  {text, line}: {text: string; line: Line},
): void {
  const hasDigits = /\p{N}/u.test(value)
  const hasStatus = afterValue.replace(LEADING_SEPARATORS, '') !== ''
  const isStatusValue = !hasDigits && hasSeparator && (!hasStatus || SEVERAL_WORDS.test(afterValue))
  if (value === '' || isStatusValue) {
    throw new DocumentError(
      'pin',
      line.number,
      `no digits after “PIN” in ${quote(text)}`,
      `write ${PIN_RULE}`,
    )
  }
  const isSplit = DASH_INTO_DIGIT.test(afterValue) || SPACE_INTO_DIGIT.test(afterValue)
  if (isPin(value) && !isSplit) {
    const second = SECOND_PIN.exec(afterValue)?.groups?.['second']
    if (second !== undefined) {
      throw new DocumentError(
        'pin-format',
        line.number,
        `two PINs, ${quote(value)} and ${quote(second)}, in the header`,
        'write the one PIN of the reader',
      )
    }
    return
  }
  const written = isSplit ? `${value}${/^\S?\s*\p{N}*/u.exec(afterValue)?.[0] ?? ''}` : value
  throw new DocumentError(
    'pin-format',
    line.number,
    /\p{L}/u.test(written)
      ? `letters in the PIN ${quote(written)}`
      : `the PIN ${quote(written)} is not a number of 4 to 10 digits`,
    isSplit
      ? 'write its digits without spaces or signs between them, such as 700107'
      : `write ${PIN_RULE}`,
  )
}

interface Candidate {
  before: string
  value: string
  afterValue: string
  /** Whether a separator follows the word PIN. */
  hasSeparator: boolean
}

function readCandidate(text: string, match: RegExpExecArray): Candidate | undefined {
  const written = text.slice(0, match.index)
  const before = written.replace(TRAILING_SEPARATORS, '')
  const after = text.slice(match.index + match[0].length)
  const label = LABEL.exec(after)?.[0] ?? ''
  const remainder = after.slice(label.length)
  const value = (VALUE.exec(remainder)?.[0] ?? '').replace(/\.+$/u, '')
  // Without a separator only a name can precede the word: 'My PIN is …' is the beginning of a sentence.
  const isSeparated = before === '' || before.length < written.trimEnd().length
  if (!isSeparated && !(/^\p{N}/u.test(value) && isShortName(before))) {
    return undefined
  }
  return {
    before,
    value,
    afterValue: remainder.slice(value.length),
    hasSeparator: /[^\s#.№]/u.test(label.replaceAll(/\p{L}/gu, '')),
  }
}

function isShortName(text: string): boolean {
  return (
    countWords(text) <= MAX_NAME_WORDS_WITHOUT_SEPARATOR &&
    /^(?:[\p{Lu}\p{Lo}\p{Lt}]\S*(?:\s+|$))+$/u.test(text)
  )
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length
}

function readStatus(afterValue: string): string {
  return afterValue.replace(LEADING_SEPARATORS, '').replace(TRAILING_IN_STATUS, '')
}

// Which of the texts before and after the PIN is the name, which the status, and which is neither.
function assignParts(
  before: string,
  after: string,
): {name: string; statusLabel: string; remarks: string[]} {
  const {text: first, remarks: earlier} = removeRemarks(before)
  const {text, remarks: later} = removeRemarks(after)
  const remarks = [...earlier, ...later]
  const [name, status] =
    first === '' ? splitInTwo(text) : text === '' ? splitInTwo(first) : [first, text]
  // Only a label or a usual status shows which of two texts on the same side of the PIN is the status.
  const isOneSided = first === '' || text === ''
  if (isOneSided && (STATUS_LABEL.test(name) || NAME_LABEL.test(status))) {
    return {name: cleanName(status), statusLabel: cleanStatus(name), remarks}
  }
  if (text === '' && !isStatus(status)) {
    return isStatus(name) && status !== ''
      ? {name: cleanName(status), statusLabel: cleanStatus(name), remarks}
      : {name: cleanName(first), statusLabel: '', remarks}
  }
  return first === '' && status === ''
    ? {name: '', statusLabel: cleanStatus(text), remarks}
    : {name: cleanName(name), statusLabel: cleanStatus(status), remarks}
}

function splitInTwo(text: string): [string, string] {
  const separator =
    BETWEEN_PARTS.exec(text) ?? BETWEEN_COLON.exec(text) ?? BEFORE_BRACKET.exec(text)
  return separator === null
    ? [text, '']
    : [text.slice(0, separator.index), text.slice(separator.index + separator[0].length)]
}

function cleanName(text: string): string {
  const name = text
    .replace(NAME_LABEL, '')
    .replace(LEADING_SEPARATORS, '')
    .replace(TRAILING_SEPARATORS, '')
    .replace(/\.{2,}$|(?<=\p{Ll}{3})\.$/u, '')
    .trim()
    .replace(/^["“‘'](?<name>[^"”’']+)["”’']$/u, '$<name>')
  return name.includes('(') && !name.includes(')') ? `${name})` : name
}

function cleanStatus(text: string): string {
  const status = text
    .replace(STATUS_LABEL, '')
    .replace(LEADING_SEPARATORS, '')
    .replace(/^is\s+/iu, '')
    .trim()
  // A bracket that belongs to the status stays: 'Away (back at 5)'.
  const isOpened = status.endsWith(')') ? status.includes('(') : status.includes('[')
  return isOpened ? status : status.replace(/[\s)\]]+$/u, '')
}

function removeRemarks(text: string): {text: string; remarks: string[]} {
  const withoutWord =
    /^(?<status>.*?\S)\s+(?<remark>(?:last\s+)?(?:updated|edited|revised)\b.*|v\d[\d.]*|(?:date|word count)\s*:.*)$/iu
  const starts = [...text.matchAll(/\s*[([|,;/•·*]+\s*|\s+[-‐‑‒–—―−]+\s*|\s*[–—―]\s*/gu)]
  for (const start of starts) {
    const tail = stripBrackets(text.slice(start.index + start[0].length))
    const head = text.slice(0, start.index).trim()
    if (head !== '' && isRemark(tail)) {
      const earlier = removeRemarks(head)
      return {text: earlier.text, remarks: [...earlier.remarks, tail]}
    }
    if (isRemark(head)) {
      const later = removeRemarks(tail)
      return {text: later.text, remarks: [head, ...later.remarks]}
    }
  }
  if (isRemark(stripBrackets(text))) {
    return {text: '', remarks: [stripBrackets(text)]}
  }
  const trailing = withoutWord.exec(text)?.groups
  return trailing === undefined
    ? {text, remarks: []}
    : {text: trailing['status'] ?? '', remarks: [stripBrackets(trailing['remark'] ?? '')]}
}

function stripBrackets(text: string): string {
  return text.replace(/^[\s([]+/u, '').replace(/[\s)\].]+$/u, '')
}
