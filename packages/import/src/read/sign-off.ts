import {isPin, PIN_RULE} from '@reader-article/content'

import {nameKey, type Line} from './clean-text.ts'
import {DocumentError} from './document-error.ts'
import type {DocumentWarning} from './document.ts'
import {quote} from './header.ts'

/** The end of a document: how many of its lines belong to the sign-off and the signature, and what they say. */
export interface DocumentEnd {
  /** How many lines of the text come before the end. */
  bodyLength: number
  signOff?: string
  signature?: string
  warnings: DocumentWarning[]
}

/** Whose signature is expected. */
export interface Signatory {
  name: string
  pin: string
}

const DASHES = String.raw`[-‐‑‒–—―−:|~•·*]`
const PIN_SIGNATURE = new RegExp(
  String.raw`^(?<name>[^\d:]{0,80}?)[\s(,]*${DASHES}*\s*(?<![\p{L}\p{N}])pin(?!\p{L})(?:[\s#=.№]|${DASHES}|(?:no|nr|number)\b\.?)*(?<value>[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*)[\s).]*$`,
  'iu',
)
const NAME_AND_NUMBER = new RegExp(
  String.raw`^(?<name>\D{1,80}?)[\s(,]*${DASHES}*\s*(?<value>\p{N}{4,10})[\s).]*$`,
  'u',
)
const NUMBER_ALONE = /^[(\s]*(?<value>\p{N}{4,10})[\s).]*$/u
const DECORATION =
  /^[\s\-‐‑‒–—―−~•·*,]+|(?:[\s,.!~•·*\-‐‑‒–—―−]|\p{Extended_Pictographic}|\ufe0f|\u200d)+$/gu
const KISSES = /^(?:[xXoO]{1,8}|[\s\p{Extended_Pictographic}\ufe0f\u200d]+)$/u
const TRAILING_KISSES = /\s+[xXoO]{1,8}$/u

const CLOSING_WORDS = new RegExp(
  String.raw`^(?:(?:with|in|sending|wishing|lots|of|all|my|our|you|much|many|bright|brightest|warm|warmest|kind|kindest|best|deepest|big|angel|and|every|until|next|time|for|to|from|me|us|love|light|peace|joy|healing|hugs?|blessings?|bless|be|blessed|regards|wishes|gratitude|thanks|thank|yours|ever|always|truly|sincerely|faithfully|respectfully|namaste|take|care|cheers|cordially|fondly|warmly|xx?x?|your|friend|reader|the|a|hope|faith|happiness|kindness|as)(?:[\s,&+.!]+|$))+$`,
  'iu',
)
// One of these makes it a closing; the words above alone ("for all of us") do not.
const CLOSING_CORE =
  /\b(?:love|light|blessings?|blessed|bless|regards|wishes|gratitude|thanks|yours|sincerely|faithfully|respectfully|namaste|take care|peace|cheers|cordially|fondly|warmly|hugs?|until next time)\b/iu
const LONGEST_CLOSING_WORDS = 10
const LONGEST_COMMA_WORDS = 6
const LONGEST_CLOSING = 60

/**
 * Finds the sign-off and the signature at the end of a text; blank lines are lines with an empty text.
 *
 * Throws a DocumentError with code 'signature-pin' where the signature's PIN is another one than the header's.
 */
export function findEnd(
  lines: readonly Line[],
  signatory: Signatory,
  options: {linesAreParagraphs: boolean} = {linesAreParagraphs: false},
): DocumentEnd {
  const warnings: DocumentWarning[] = []
  let end = withoutBlanks(lines, lines.length)
  const signature: string[] = []
  // A signature has at most a name, a PIN and a row of kisses, each on a line of its own.
  for (let part = 0; part < 3; part += 1) {
    const line = lines[end - 1]
    const kisses = line !== undefined && signature.length === 0 && KISSES.test(line.text)
    if (line === undefined || !(kisses || isSignature(line, signatory))) {
      break
    }
    if (kisses && !endsInSignature(lines, end - 1, signatory)) {
      break
    }
    const other = kisses ? undefined : otherName(line.text, signatory)
    if (other !== undefined) {
      warnings.push({
        line: line.number,
        message: `the signature says ${quote(other)}, the header “${signatory.name}”`,
      })
    }
    signature.unshift(line.text)
    end = withoutBlanks(lines, end - 1)
  }

  const signOff: string[] = []
  const last = lines[end - 1]
  if (last !== undefined && signature.length === 0) {
    const both = splitClosingAndSignature(last, signatory)
    if (both !== undefined) {
      signature.unshift(both.signature)
      signOff.unshift(both.signOff)
      end = withoutBlanks(lines, end - 1)
    }
  }
  while (signOff.length < 2) {
    const line = lines[end - 1]
    const before = options.linesAreParagraphs ? undefined : lines[end - 2]?.text
    if (line === undefined || !isClosing(line.text, before, signature.length > 0)) {
      break
    }
    signOff.unshift(line.text)
    end = withoutBlanks(lines, end - 1)
  }

  return {
    bodyLength: end,
    ...(signOff.length > 0 && {signOff: signOff.join(' ')}),
    ...(signature.length > 0 && {signature: signature.join(' ')}),
    warnings,
  }
}

function withoutBlanks(lines: readonly Line[], end: number): number {
  let length = end
  while (length > 0 && lines[length - 1]?.text === '') {
    length -= 1
  }
  return length
}

function endsInSignature(lines: readonly Line[], end: number, signatory: Signatory): boolean {
  const line = lines[withoutBlanks(lines, end) - 1]
  return line !== undefined && isSignature(line, signatory)
}

function isSignature(line: Line, signatory: Signatory): boolean {
  const {text} = line
  if (text === '' || text.length > 120) {
    return false
  }
  if (isOwnName(text, signatory.name)) {
    return true
  }
  const withWord = PIN_SIGNATURE.exec(text)?.groups
  if (withWord !== undefined && couldSign(withWord['name'] ?? '', signatory)) {
    return checked(line, withWord['value'] ?? '', signatory)
  }
  const withName = NAME_AND_NUMBER.exec(text)?.groups
  if (withName !== undefined && isOwnName(withName['name'] ?? '', signatory.name)) {
    return checked(line, withName['value'] ?? '', signatory)
  }
  const alone = NUMBER_ALONE.exec(text)?.groups?.['value']
  // A lone number of another length, a year for instance, is no mistyped PIN.
  return alone !== undefined && alone.length === signatory.pin.length
    ? checked(line, alone, signatory)
    : false
}

// 'Call me on PIN 700107' is a sentence of the text; a name is nothing, the reader's own, or capitalised words.
function couldSign(text: string, signatory: Signatory): boolean {
  return (
    text.replaceAll(DECORATION, '') === '' ||
    isOwnName(text, signatory.name) ||
    (wordCount(text) <= 4 && /^(?:\p{Lu}[^\s,]*(?:\s+|$))+$/u.test(text.trim()))
  )
}

function otherName(text: string, signatory: Signatory): string | undefined {
  const written = PIN_SIGNATURE.exec(text)?.groups?.['name']?.replaceAll(DECORATION, '') ?? ''
  return written === '' || isOwnName(written, signatory.name) ? undefined : written
}

function checked(line: Line, value: string, signatory: Signatory): true {
  if (value !== signatory.pin) {
    throw new DocumentError(
      'signature-pin',
      line.number,
      `the signature’s PIN ${quote(value)} is not the header’s PIN “${signatory.pin}”`,
      isPin(value)
        ? 'both must be the same'
        : `both must be the same ${PIN_RULE.replace(/,.*$/u, '')}`,
    )
  }
  return true
}

// The whole name or, as people sign, its first word or its initial words.
function isOwnName(text: string, name: string): boolean {
  const written = nameKey(
    text.replace(TRAILING_KISSES, '').replaceAll(DECORATION, '').replace(TRAILING_KISSES, ''),
  )
  const own = nameKey(name)
  return written !== '' && (written === own || own.startsWith(`${written} `))
}

function splitClosingAndSignature(
  line: Line,
  signatory: Signatory,
): {signOff: string; signature: string} | undefined {
  const parts = /^(?<closing>[^,]{1,60}(?:,[^,]{1,40})?,)\s*(?<rest>\S.*)$/u.exec(line.text)?.groups
  const candidates =
    parts === undefined
      ? []
      : [
          [parts['closing'] ?? '', parts['rest'] ?? ''] as const,
          [
            line.text.slice(0, line.text.indexOf(',') + 1),
            line.text.slice(line.text.indexOf(',') + 1).trim(),
          ] as const,
        ]
  for (const [signOff, rest] of candidates) {
    if (isKnownClosing(signOff) && rest !== '' && isSignature({...line, text: rest}, signatory)) {
      return {signOff, signature: rest}
    }
  }
  return undefined
}

// `before` is the line above it: where that runs on into this one, this is the end of a wrapped paragraph.
function isClosing(text: string, before: string | undefined, isSigned: boolean): boolean {
  const beginsAnew = /^[\p{Lu}\p{Lo}\p{Lt}]/u.test(text)
  if (isKnownClosing(text)) {
    return (
      before === undefined ||
      before === '' ||
      !runsOn(before) ||
      isKnownClosing(before) ||
      (beginsAnew && (isSigned || text.endsWith(',')))
    )
  }
  return (
    /[,،，、]$/u.test(text) &&
    text.length <= LONGEST_CLOSING &&
    wordCount(text) <= LONGEST_COMMA_WORDS &&
    beginsAnew &&
    (before === undefined || before === '' || !runsOn(before))
  )
}

function isKnownClosing(text: string): boolean {
  return (
    text.length <= LONGEST_CLOSING &&
    wordCount(text) <= LONGEST_CLOSING_WORDS &&
    CLOSING_WORDS.test(text) &&
    CLOSING_CORE.test(text) &&
    !/[?:;]$/u.test(text)
  )
}

function runsOn(text: string): boolean {
  return !/[.!?…。！？:,]['"’”»)\]]*$/u.test(text)
}

function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length
}
