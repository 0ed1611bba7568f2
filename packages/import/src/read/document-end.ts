import {isPin, PIN_RULE} from '@reader-article/content'

import {narrowWidth, type Line} from './clean-text.ts'
import type {DocumentWarning} from './document.ts'
import {DocumentError} from './document-error.ts'
import {hasPinWord} from './header.ts'
import {quote} from './quote.ts'
import {isContact, isRemark} from './remark.ts'
import {isKnownSignOff} from './sign-off.ts'
import {
  isAddition,
  isCapitalisedName,
  readSignature,
  type Signature,
  type Signer,
} from './signature.ts'

/** The sign-off and the signature at the end of a document. */
export interface DocumentEnd {
  /** The indexes of the lines that are neither: the text and a postscript. */
  bodyIndexes: number[]
  signOff?: string
  signature?: string
  warnings: DocumentWarning[]
}

// Kisses, emoji, or a line of signs.
const ORNAMENT =
  /^(?:[xXoO]{1,8}|(?:[\s\-–—*_~=#.·•+]|\p{Extended_Pictographic}|[\ufe0f\u200d])+)$/u
// A line that separates the end from the text.
const RULE = /^[\s\-–—*_~=#.·•+]{3,}$/u
// 'Call me on PIN 700107', 'My PIN is 700107'.
const OWN_PIN =
  /(?:\bme (?:on|at|by|with|using|under|via|through)|\bmy)\s+(?:my |the |own )?(?:pin|p\.i\.n\.?)(?!\p{L})[\s#:.-]*(?:(?:is|no|number)\b[\s:.]*)*(?<pin>\p{N}{4,10})(?!\p{N})/iu
const POSTSCRIPT = /^[\s(*_~]*(?:(?:p\.?\s?)+s\b[.:,;\s–—-]*|postscript\b|post scriptum\b)/iu
const ENDS_SENTENCE = /[.!?…。！？]['"’”»)\]]*$/u
const UNFINISHED_SIGN_OFF = /\b(?:of|to|for|and|the|with|in|a|my|your)\s*$/iu
const MAX_SIGNATURE_LINES = 4
const MAX_SIGN_OFF_LINES = 2
const MAX_LINES_BELOW_SIGNATURE = 4
const MAX_POSTSCRIPT_LINES = 20
const MAX_LINES_BELOW_END = 6
// For a line that ends in a comma but is not a known sign-off.
const MAX_UNKNOWN_SIGN_OFF_WORDS = 6
const MAX_UNKNOWN_SIGN_OFF_LENGTH = 60
const MAX_VERSE_LINE_LENGTH = 50
const MAX_PIN_LINE_LENGTH = 160
const MAX_INVITATION_WORDS = 8

/**
 * Finds the sign-off and the signature at the end of a text, in any order, before or after a postscript (a blank line
 * has an empty `text`).
 *
 * Throws a DocumentError with code 'signature-pin' if a PIN differs from the header's.
 */
export function findDocumentEnd(
  lines: readonly Line[],
  signer: Signer,
  options: {linesAreParagraphs: boolean} = {linesAreParagraphs: false},
): DocumentEnd {
  const last = findEnd(lines, signer, options)
  const postscript =
    last.signOff.length === 0
      ? (findPostscript(lines) ??
        (last.signature.length === 0 ? findTextBelowEnd(lines, signer, options) : undefined))
      : undefined
  const before =
    postscript === undefined ? undefined : findEnd(lines.slice(0, postscript), signer, options)
  const isBefore = before !== undefined && before.signOff.length + before.signature.length > 0
  const signOff = isBefore ? before.signOff : last.signOff
  const signature = isBefore ? [...before.signature, ...last.signature] : last.signature
  const bodyIndexes = isBefore
    ? [...range(0, before.end), ...range(postscript ?? 0, last.end)]
    : range(0, last.end)
  for (const index of bodyIndexes) {
    checkPinsInText(lines[index], signer)
  }
  return {
    bodyIndexes,
    ...(signOff.length > 0 && {signOff: signOff.join(' ')}),
    ...(signature.length > 0 && {signature: signature.join(' ')}),
    warnings: isBefore ? [...before.warnings, ...last.warnings] : last.warnings,
  }
}

function range(start: number, end: number): number[] {
  return Array.from({length: Math.max(0, end - start)}, (_, index) => start + index)
}

function findPostscript(lines: readonly Line[]): number | undefined {
  const start = Math.max(0, lines.length - MAX_POSTSCRIPT_LINES)
  const index = lines.slice(start).findIndex((line) => POSTSCRIPT.test(line.text))
  return index === -1 ? undefined : start + index
}

// A note or a price can stand below the signature; only a sign-off with a signature shows that the document ends there.
function findTextBelowEnd(
  lines: readonly Line[],
  signer: Signer,
  options: {linesAreParagraphs: boolean},
): number | undefined {
  const count = skipTrailingBlankLines(lines, lines.length)
  let textLines = 0
  for (let index = count - 1; index > 0 && textLines < MAX_LINES_BELOW_END; index -= 1) {
    textLines += lines[index]?.text === '' ? 0 : 1
    const line = lines[index - 1]
    const canEnd = line !== undefined && line.text.length <= MAX_PIN_LINE_LENGTH
    if (canEnd && readSignature(line.text, signer) !== undefined) {
      const {signOff, signature} = findEnd(lines.slice(0, index), signer, options)
      if (signature.length > 0 && signOff.some(isKnownSignOff)) {
        return index
      }
    }
  }
  return undefined
}

interface FoundEnd {
  /** The number of lines before the sign-off and the signature. */
  end: number
  signOff: string[]
  signature: string[]
  warnings: DocumentWarning[]
}

// Reads lines from the last one upwards: lines below a signature, the signature and the sign-off.
function findEnd(
  lines: readonly Line[],
  signer: Signer,
  options: {linesAreParagraphs: boolean},
): FoundEnd {
  const found: FoundEnd = {
    end: skipTrailingBlankLines(lines, lines.length),
    signOff: [],
    signature: [],
    warnings: [],
  }
  let position = found.end
  let below: Line[] = []
  // Whether the signature is above the sign-off.
  let isSignOffLast = false
  const accept = () => {
    position = skipTrailingBlankLines(lines, position - 1)
    found.end = position
    found.signature.unshift(...below.map((line) => line.text))
    found.warnings.push(...below.filter(({text}) => !ORNAMENT.test(text)).map(createOmittedWarning))
    below = []
  }
  for (;;) {
    const line = lines[position - 1]
    if (line === undefined) {
      break
    }
    const hasSignOff = found.signOff.length > 0
    const split =
      found.signature.length === 0 && !hasSignOff
        ? splitSignOffAndSignature(line, signer)
        : undefined
    if (split !== undefined) {
      accept()
      found.signature.unshift(split.signature)
      found.signOff.unshift(split.signOff)
      warnOfSignature(line, split.parts, signer, found.warnings)
      continue
    }
    const canSign = found.signature.length < MAX_SIGNATURE_LINES && (!hasSignOff || isSignOffLast)
    const signature = canSign ? readCheckedSignature(lines, position, signer) : undefined
    if (signature !== undefined) {
      accept()
      found.signature.unshift(line.text)
      warnOfSignature(line, signature, signer, found.warnings)
      continue
    }
    const isSigned = found.signature.length > 0 || below.length > 0
    if (
      found.signOff.length < MAX_SIGN_OFF_LINES &&
      isSignOff(lines, position, {
        ...options,
        isSigned,
        canBeUnknown: found.signOff.length === 0 && below.every(({text}) => ORNAMENT.test(text)),
      })
    ) {
      const [name, ...further] = below.filter(
        ({text}) => !isMinor(text) && !text.includes(signer.pin),
      )
      if (name !== undefined) {
        if (further.length > 0 || !isCapitalisedName(name.text)) {
          break
        }
        found.warnings.push(createNameWarning(name, name.text, signer))
        below = below.filter((each) => each !== name)
        found.signature.unshift(name.text)
      }
      isSignOffLast ||= !isSigned
      accept()
      found.signOff.unshift(line.text)
      continue
    }
    if (
      hasSignOff ||
      below.length === MAX_LINES_BELOW_SIGNATURE ||
      !canBeBelow(lines, position, {signer, isAboveSignature: found.signature.length > 0})
    ) {
      break
    }
    below.unshift(line)
    position = skipTrailingBlankLines(lines, position - 1)
  }
  while (
    found.signOff.length + found.signature.length > 0 &&
    RULE.test(lines[found.end - 1]?.text ?? '')
  ) {
    found.end = skipTrailingBlankLines(lines, found.end - 1)
  }
  return found
}

function skipTrailingBlankLines(lines: readonly Line[], end: number): number {
  let length = end
  while (length > 0 && lines[length - 1]?.text === '') {
    length -= 1
  }
  return length
}

// Kisses and contact details can stand apart; a job title follows the name, or stands between the name and the PIN.
function canBeBelow(
  lines: readonly Line[],
  position: number,
  {signer, isAboveSignature}: {signer: Signer; isAboveSignature: boolean},
): boolean {
  const text = lines[position - 1]?.text ?? ''
  const isAttached = !isAboveSignature || (lines[position]?.text ?? '') !== ''
  const above = lines[skipTrailingBlankLines(lines, position - 1) - 1]?.text ?? ''
  // 'Call me on PIN 700107' below a sign-off.
  const isInvitation =
    text.includes(signer.pin) &&
    hasPinWord(text) &&
    text.split(' ').length <= MAX_INVITATION_WORDS &&
    isKnownSignOff(above)
  return (
    isAttached &&
    (isMinor(text) ||
      isInvitation ||
      (isAddition(text) && /^\p{L}/u.test(text) && !POSTSCRIPT.test(text)))
  )
}

function isMinor(text: string): boolean {
  const inBrackets = /^[([](?<text>[^()[\]]+)[)\]]$/u.exec(text)?.groups?.['text'] ?? text
  return ORNAMENT.test(text) || isContact(text) || isRemark(inBrackets)
}

function readCheckedSignature(
  lines: readonly Line[],
  position: number,
  signer: Signer,
): Signature | undefined {
  const line = lines[position - 1]
  const signature = line === undefined ? undefined : readSignature(line.text, signer)
  if (line === undefined || signature === undefined) {
    return undefined
  }
  if (signature.isNumberAlone && signature.pins[0] !== signer.pin) {
    const above = lines[skipTrailingBlankLines(lines, position - 1) - 1]?.text ?? ''
    // The text may end with a number; only below a sign-off or a name it is a mistyped PIN.
    if (!isKnownSignOff(above) && readSignature(above, signer) === undefined) {
      return undefined
    }
  }
  checkPins(line, signature, signer)
  return signature
}

function checkPins(line: Line, {pins}: Signature, signer: Signer): void {
  const value = pins.find((pin) => pin !== signer.pin)
  if (value !== undefined && !signer.isChosen) {
    throw new DocumentError(
      'signature-pin',
      line.number,
      `the signature’s PIN ${quote(value)} is not the header’s PIN “${signer.pin}”`,
      isPin(value)
        ? 'both must be the same'
        : `both must be the same ${PIN_RULE.replace(/,.*$/u, '')}`,
    )
  }
}

// A line that is only a signature is checked wherever it is; other readers' PINs can be in the text.
function checkPinsInText(line: Line | undefined, signer: Signer): void {
  if (line === undefined || signer.isChosen || !hasPinWord(line.text)) {
    return
  }
  const ownPin = OWN_PIN.exec(narrowWidth(line.text))?.groups?.['pin']
  if (ownPin !== undefined && ownPin !== signer.pin) {
    throw new DocumentError(
      'signature-pin',
      line.number,
      `the text says that the reader’s PIN is ${quote(ownPin)}, the header says “${signer.pin}”`,
      'both must be the same',
    )
  }
  if (line.text.length > MAX_PIN_LINE_LENGTH) {
    return
  }
  const signature = readSignature(line.text, signer)
  if (signature !== undefined && signature.otherName === undefined) {
    checkPins(line, signature, signer)
  }
}

function warnOfSignature(
  line: Line,
  {otherName, additions}: Signature,
  signer: Signer,
  warnings: DocumentWarning[],
): void {
  if (otherName !== undefined) {
    warnings.push(createNameWarning(line, otherName, signer))
  }
  for (const text of additions) {
    warnings.push(createOmittedWarning({...line, text}))
  }
}

function createNameWarning(line: Line, name: string, signer: Signer): DocumentWarning {
  return {
    line: line.number,
    message: `the signature says ${quote(name)}, the header “${signer.name}”`,
  }
}

function createOmittedWarning({number, text}: Line): DocumentWarning {
  return {line: number, message: `${quote(text)} is omitted: it is part of the signature`}
}

function splitSignOffAndSignature(
  line: Line,
  signer: Signer,
): {signOff: string; signature: string; parts: Signature} | undefined {
  if (line.text.length > MAX_PIN_LINE_LENGTH) {
    return undefined
  }
  const separators = line.text.matchAll(
    /[,!.…]\s*|\s+[-–—~|/]+\s+|\s*(?:\p{Extended_Pictographic}|[\ufe0f\u200d])+\s*/gu,
  )
  // 'Love from Clara' has no separator.
  const name = line.text.toLowerCase().indexOf(` ${signer.name.toLowerCase().split(' ', 1)[0]}`) + 1
  const splits = [
    ...[...separators].map((separator) => separator.index + separator[0].length).toReversed(),
    ...(name > 0 && !UNFINISHED_SIGN_OFF.test(line.text.slice(0, name)) ? [name] : []),
  ]
  for (const split of splits) {
    const signOff = line.text.slice(0, split).replace(/[\s\-–—~|/]+$/u, '')
    const signature = line.text.slice(split)
    const parts = isKnownSignOff(signOff) ? readSignature(signature, signer) : undefined
    if (parts !== undefined) {
      checkPins(line, parts, signer)
      return {signOff, signature, parts}
    }
  }
  return undefined
}

// If the sentence on the previous line is unfinished, this line is the end of a wrapped paragraph.
function isSignOff(
  lines: readonly Line[],
  position: number,
  options: {linesAreParagraphs: boolean; isSigned: boolean; canBeUnknown: boolean},
): boolean {
  const text = lines[position - 1]?.text ?? ''
  const above = lines[position - 2]?.text ?? ''
  const startsWithCapital = /^[\p{Lu}\p{Lo}\p{Lt}]/u.test(text)
  if (isKnownSignOff(text)) {
    return (
      options.linesAreParagraphs ||
      above === '' ||
      ENDS_SENTENCE.test(above) ||
      /[:,]$/u.test(above) ||
      isKnownSignOff(above) ||
      (!/^\p{Ll}/u.test(text) && (options.isSigned || text.endsWith(',')))
    )
  }
  return (
    options.canBeUnknown &&
    /[,،，、]$/u.test(text) &&
    text.length <= MAX_UNKNOWN_SIGN_OFF_LENGTH &&
    text.split(/\s+/u).length <= MAX_UNKNOWN_SIGN_OFF_WORDS &&
    startsWithCapital &&
    (above === '' ||
      isKnownSignOff(above) ||
      ENDS_SENTENCE.test(above) ||
      (options.linesAreParagraphs && !above.endsWith(','))) &&
    !isVerse(lines, position)
  )
}

// The last line of a stanza can end in a comma too.
function isVerse(lines: readonly Line[], position: number): boolean {
  const start = lines.slice(0, position - 1).findLastIndex((line) => line.text === '') + 1
  const above = lines.slice(start, position - 1)
  return above.length >= 2 && above.every((line) => line.length <= MAX_VERSE_LINE_LENGTH)
}
