import {isPin, PIN_RULE} from '@reader-article/content'

import {nameKey, type Line} from './clean-text.ts'
import type {DocumentWarning} from './document.ts'
import {DocumentError} from './document-error.ts'
import {quote} from './header.ts'

/** The sign-off and the signature at the end of a document. */
export interface DocumentEnd {
  /** The number of lines before the sign-off and the signature. */
  bodyLength: number
  signOff?: string
  signature?: string
  warnings: DocumentWarning[]
}

/** The reader whose signature is expected. */
export interface Signer {
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

const SIGN_OFF_WORDS = new RegExp(
  String.raw`^(?:(?:with|in|sending|wishing|lots|of|all|my|our|you|much|many|bright|brightest|warm|warmest|kind|kindest|best|deepest|big|angel|and|every|until|next|time|for|to|from|me|us|love|light|peace|joy|healing|hugs?|blessings?|bless|be|blessed|regards|wishes|gratitude|thanks|thank|yours|ever|always|truly|sincerely|faithfully|respectfully|namaste|take|care|cheers|cordially|fondly|warmly|xx?x?|your|friend|reader|the|a|hope|faith|happiness|kindness|as)(?:[\s,&+.!]+|$))+$`,
  'iu',
)
// A sign-off must also contain one of these: "for all of us" has only words from the list above, but is not a sign-off.
const SIGN_OFF_KEYWORDS =
  /\b(?:love|light|blessings?|blessed|bless|regards|wishes|gratitude|thanks|yours|sincerely|faithfully|respectfully|namaste|take care|peace|cheers|cordially|fondly|warmly|hugs?|until next time)\b/iu
const MAX_SIGNATURE_LENGTH = 120
const MAX_SIGN_OFF_WORD_COUNT = 10
// For a line that ends in a comma but is not a known sign-off.
const MAX_UNKNOWN_SIGN_OFF_WORD_COUNT = 6
const MAX_SIGN_OFF_LENGTH = 60

/**
 * Finds the sign-off and the signature at the end of a text (a blank line has an empty `text`).
 *
 * Throws a DocumentError with code 'signature-pin' if the signature's PIN differs from the header's.
 */
export function findDocumentEnd(
  lines: readonly Line[],
  signer: Signer,
  options: {linesAreParagraphs: boolean} = {linesAreParagraphs: false},
): DocumentEnd {
  const warnings: DocumentWarning[] = []
  let end = skipTrailingBlankLines(lines, lines.length)
  const signature: string[] = []
  // A signature has at most three lines: a name, a PIN and kisses ("xxx" or emoji).
  for (let part = 0; part < 3; part += 1) {
    const line = lines[end - 1]
    const isKisses = line !== undefined && signature.length === 0 && KISSES.test(line.text)
    if (line === undefined || !(isKisses || isSignature(line, signer))) {
      break
    }
    if (isKisses && !isBelowSignature(lines, end - 1, signer)) {
      break
    }
    const differentName = isKisses ? undefined : findDifferentName(line.text, signer)
    if (differentName !== undefined) {
      warnings.push({
        line: line.number,
        message: `the signature says ${quote(differentName)}, the header “${signer.name}”`,
      })
    }
    signature.unshift(line.text)
    end = skipTrailingBlankLines(lines, end - 1)
  }

  const signOff: string[] = []
  const last = lines[end - 1]
  if (last !== undefined && signature.length === 0) {
    const split = splitSignOffAndSignature(last, signer)
    if (split !== undefined) {
      signature.unshift(split.signature)
      signOff.unshift(split.signOff)
      end = skipTrailingBlankLines(lines, end - 1)
    }
  }
  while (signOff.length < 2) {
    const line = lines[end - 1]
    const previousText = options.linesAreParagraphs ? undefined : lines[end - 2]?.text
    if (line === undefined || !isSignOff(line.text, previousText, signature.length > 0)) {
      break
    }
    signOff.unshift(line.text)
    end = skipTrailingBlankLines(lines, end - 1)
  }

  return {
    bodyLength: end,
    ...(signOff.length > 0 && {signOff: signOff.join(' ')}),
    ...(signature.length > 0 && {signature: signature.join(' ')}),
    warnings,
  }
}

function skipTrailingBlankLines(lines: readonly Line[], end: number): number {
  let length = end
  while (length > 0 && lines[length - 1]?.text === '') {
    length -= 1
  }
  return length
}

function isBelowSignature(lines: readonly Line[], end: number, signer: Signer): boolean {
  const line = lines[skipTrailingBlankLines(lines, end) - 1]
  return line !== undefined && isSignature(line, signer)
}

function isSignature(line: Line, signer: Signer): boolean {
  const {text} = line
  if (text === '' || text.length > MAX_SIGNATURE_LENGTH) {
    return false
  }
  if (isSignersName(text, signer.name)) {
    return true
  }
  const withPinWord = PIN_SIGNATURE.exec(text)?.groups
  if (withPinWord !== undefined && canPrecedePin(withPinWord['name'] ?? '', signer)) {
    return checkPin(line, withPinWord['value'] ?? '', signer)
  }
  const withName = NAME_AND_NUMBER.exec(text)?.groups
  if (withName !== undefined && isSignersName(withName['name'] ?? '', signer.name)) {
    return checkPin(line, withName['value'] ?? '', signer)
  }
  const numberAlone = NUMBER_ALONE.exec(text)?.groups?.['value']
  // A number of a different length, such as a year, is not a mistyped PIN.
  return numberAlone !== undefined && numberAlone.length === signer.pin.length
    ? checkPin(line, numberAlone, signer)
    : false
}

// In a signature, only the reader's name or up to four capitalised words may stand before the PIN. Other text, as in
// 'Call me on PIN 700107', belongs to the body.
function canPrecedePin(text: string, signer: Signer): boolean {
  return (
    text.replaceAll(DECORATION, '') === '' ||
    isSignersName(text, signer.name) ||
    (countWords(text) <= 4 && /^(?:\p{Lu}[^\s,]*(?:\s+|$))+$/u.test(text.trim()))
  )
}

function findDifferentName(text: string, signer: Signer): string | undefined {
  const writtenName = PIN_SIGNATURE.exec(text)?.groups?.['name']?.replaceAll(DECORATION, '') ?? ''
  return writtenName === '' || isSignersName(writtenName, signer.name) ? undefined : writtenName
}

function checkPin(line: Line, value: string, signer: Signer): true {
  if (value !== signer.pin) {
    throw new DocumentError(
      'signature-pin',
      line.number,
      `the signature’s PIN ${quote(value)} is not the header’s PIN “${signer.pin}”`,
      isPin(value)
        ? 'both must be the same'
        : `both must be the same ${PIN_RULE.replace(/,.*$/u, '')}`,
    )
  }
  return true
}

// Accepts the reader's full name, or only the first words of it.
function isSignersName(text: string, name: string): boolean {
  const writtenName = nameKey(
    text.replace(TRAILING_KISSES, '').replaceAll(DECORATION, '').replace(TRAILING_KISSES, ''),
  )
  const fullName = nameKey(name)
  return writtenName !== '' && (writtenName === fullName || fullName.startsWith(`${writtenName} `))
}

function splitSignOffAndSignature(
  line: Line,
  signer: Signer,
): {signOff: string; signature: string} | undefined {
  const parts = /^(?<signOff>[^,]{1,60}(?:,[^,]{1,40})?,)\s*(?<signature>\S.*)$/u.exec(
    line.text,
  )?.groups
  const candidates =
    parts === undefined
      ? []
      : [
          [parts['signOff'] ?? '', parts['signature'] ?? ''] as const,
          [
            line.text.slice(0, line.text.indexOf(',') + 1),
            line.text.slice(line.text.indexOf(',') + 1).trim(),
          ] as const,
        ]
  for (const [signOff, signature] of candidates) {
    if (
      isKnownSignOff(signOff) &&
      signature !== '' &&
      isSignature({...line, text: signature}, signer)
    ) {
      return {signOff, signature}
    }
  }
  return undefined
}

// If the sentence on the previous line is unfinished, this line is the end of a wrapped paragraph.
function isSignOff(text: string, previousText: string | undefined, isSigned: boolean): boolean {
  const startsWithCapital = /^[\p{Lu}\p{Lo}\p{Lt}]/u.test(text)
  if (isKnownSignOff(text)) {
    return (
      previousText === undefined ||
      previousText === '' ||
      !isUnfinished(previousText) ||
      isKnownSignOff(previousText) ||
      (startsWithCapital && (isSigned || text.endsWith(',')))
    )
  }
  return (
    /[,،，、]$/u.test(text) &&
    text.length <= MAX_SIGN_OFF_LENGTH &&
    countWords(text) <= MAX_UNKNOWN_SIGN_OFF_WORD_COUNT &&
    startsWithCapital &&
    (previousText === undefined || previousText === '' || !isUnfinished(previousText))
  )
}

function isKnownSignOff(text: string): boolean {
  return (
    text.length <= MAX_SIGN_OFF_LENGTH &&
    countWords(text) <= MAX_SIGN_OFF_WORD_COUNT &&
    SIGN_OFF_WORDS.test(text) &&
    SIGN_OFF_KEYWORDS.test(text) &&
    !/[?:;]$/u.test(text)
  )
}

function isUnfinished(text: string): boolean {
  return !/[.!?…。！？:,]['"’”»)\]]*$/u.test(text)
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length
}
