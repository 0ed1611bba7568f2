import {isPin, PIN_RULE} from '@reader-article/content'

import type {Line} from './clean-text.ts'
import {DocumentError} from './document-error.ts'

/** The content of the first line of a document. */
export interface DocumentHeader {
  name: string
  pin: string
  statusLabel: string
}

// Hyphens and dashes of all widths, the minus sign, the colon, the vertical bar.
const SEPARATOR = String.raw`[-‐‑‒–—―−:|]`
const PIN_WORD = /(?<![\p{L}\p{N}])pin(?!\p{L})/giu
const NAME_AND_SEPARATOR = new RegExp(
  String.raw`^(?<name>.*?)\s*${SEPARATOR}[\s\-‐‑‒–—―−:|]*$`,
  'u',
)
const LABEL = new RegExp(
  String.raw`^(?:[\s#=.№]|${SEPARATOR}|(?:no|nr|num|number|code)\b\.?)*`,
  'iu',
)
const AFTER_PIN = new RegExp(String.raw`^(?:[\s,;]|${SEPARATOR})+`, 'u')
const DASH_INTO_DIGIT = /^[-‐‑‒–—―−]\p{N}/u
const SEVERAL_WORDS = /^\s+[\p{L}\p{N}]/u
const LOOKS_LIKE_PARTS = new RegExp(String.raw`^.{1,60}(?:\s${SEPARATOR}+\s|:\s).*[^.?!]$`, 'u')

const EXAMPLE = '“Clara - PIN 700107 - Available”'
const MAX_NAME_LENGTH = 80
const MAX_STATUS_LENGTH = 120
const MAX_HEADER_LENGTH = 400

/**
 * Reads a line `NAME - PIN DIGITS - STATUS`; the parts are separated by a hyphen, a dash of any width or a colon.
 *
 * Throws a DocumentError with code 'header', 'name', 'pin', 'pin-format' or 'status'.
 */
export function parseHeader(line: Line): DocumentHeader {
  // No header is longer, and on a hostile line the patterns would take very long.
  const text = line.text.length > MAX_HEADER_LENGTH ? '' : line.text
  const candidates = [...text.matchAll(PIN_WORD)]
    .map((match) => readCandidate(text, match.index))
    .filter((candidate) => candidate !== undefined)
  const found = candidates.find((candidate) => /\p{N}/u.test(candidate.value)) ?? candidates[0]

  if (found === undefined || found.name.length > MAX_NAME_LENGTH) {
    if (text.length <= MAX_STATUS_LENGTH && LOOKS_LIKE_PARTS.test(text)) {
      throw new DocumentError(
        'pin',
        line.number,
        `no PIN in the header ${quote(text)}`,
        `write it as in ${EXAMPLE}`,
      )
    }
    throw new DocumentError(
      'header',
      line.number,
      `the first line ${quote(line.text)} is not a header`,
      `begin with NAME - PIN DIGITS - STATUS, such as ${EXAMPLE}`,
    )
  }
  const {name, value, afterValue, hasSeparator} = found
  if (!/\p{L}/u.test(name)) {
    throw new DocumentError(
      'name',
      line.number,
      'no name before the PIN',
      `write it as in ${EXAMPLE}`,
    )
  }
  const status = afterValue.replace(AFTER_PIN, '').trim()
  const hasDigits = /\p{N}/u.test(value)
  const isStatus = !hasDigits && hasSeparator && (status === '' || SEVERAL_WORDS.test(afterValue))
  if (value === '' || isStatus) {
    throw new DocumentError(
      'pin',
      line.number,
      `no digits after “PIN” in ${quote(text)}`,
      `write ${PIN_RULE}`,
    )
  }
  if (!isPin(value) || DASH_INTO_DIGIT.test(afterValue) || /^\s+\p{N}/u.test(afterValue)) {
    const written = isPin(value) ? `${value}${/^\S?\s*\p{N}*/u.exec(afterValue)?.[0] ?? ''}` : value
    throw new DocumentError(
      'pin-format',
      line.number,
      /\p{L}/u.test(written)
        ? `letters in the PIN ${quote(written)}`
        : `the PIN ${quote(written)} is not a number of 4 to 10 digits`,
      `write ${PIN_RULE}`,
    )
  }
  if (status === '') {
    throw new DocumentError(
      'status',
      line.number,
      'no status after the PIN',
      `write it as in ${EXAMPLE}`,
    )
  }
  if (status.length > MAX_STATUS_LENGTH) {
    throw new DocumentError(
      'status',
      line.number,
      `the status has ${status.length} characters`,
      `write at most ${MAX_STATUS_LENGTH} characters, and the title on a separate line`,
    )
  }
  return {name, pin: value, statusLabel: status}
}

interface Candidate {
  name: string
  value: string
  afterValue: string
  /** Whether a separator follows the word PIN. */
  hasSeparator: boolean
}

function readCandidate(text: string, index: number): Candidate | undefined {
  const before = text.slice(0, index)
  const name = before === '' ? '' : NAME_AND_SEPARATOR.exec(before)?.groups?.['name']
  if (name === undefined) {
    return undefined
  }
  const after = text.slice(index + 'pin'.length)
  const label = LABEL.exec(after)?.[0] ?? ''
  const remainder = after.slice(label.length)
  const value = /^[^\s,;|:‐‑‒–—―−-]*/u.exec(remainder)?.[0] ?? ''
  return {
    name: name.trim(),
    value,
    afterValue: remainder.slice(value.length),
    hasSeparator: new RegExp(SEPARATOR, 'u').test(label),
  }
}

/** Puts a text in quotation marks, truncated if it is too long for a message. */
export function quote(text: string): string {
  const characters = Array.from(text)
  return `“${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text}”`
}
