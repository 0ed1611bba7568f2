import {nameKey, narrowWidth} from './clean-text.ts'
import {isContact, isRemark} from './remark.ts'

/** The reader whose signature is expected. */
export interface Signer {
  name: string
  pin: string
  /** Whether an editor chose the reader; then another PIN in the document is not an error. */
  isChosen?: boolean
}

/** A line that signs a document, in parts. */
export interface Signature {
  /** The PINs in the line, as written. */
  pins: string[]
  /** A name other than the signer's. */
  otherName?: string
  /** What is neither a name nor a PIN, such as a job title or a web address. */
  additions: string[]
  /** Whether the line is a number without a name or the word PIN. */
  isNumberAlone: boolean
}

const PIN_GROUP =
  /(?<![\p{L}\p{N}])(?:pin|p\.\s?i\.\s?n\.?)(?!\p{L})(?:[\s#=.№:|~•·*()[\],;/\-‐‑‒–—―−]|(?:no|nr|number|code)\b\.?)*(?<value>[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*)/giu
const SEPARATOR = /\s*[|,;/•·●~*()[\]©]+\s*|\s+[-‐‑‒–—―−:]+\s+|\s*[–—―]+\s*|:\s+/u
const DECORATION =
  /^(?:[\s\-‐‑‒–—―−~•·*,.#<>"“”‘’']|\p{Extended_Pictographic}|[\ufe0f\u200d])+|(?:[\s,.!~•·*:\-‐‑‒–—―−#<>"“”‘’']|\p{Extended_Pictographic}|[\ufe0f\u200d])+$/gu
const LABEL =
  /^(?:your |the )?(?:reader|name|psychic|advis[eo]r|signed|from|by|author|written by|article by)(?:\s*[:=]\s*|$)|^pin$/iu
const LABEL_BEFORE_NAME =
  /^(?:your|the)\s+(?:\p{L}+\s+){1,2}(?=\p{L}+(?:\s\p{L}+)?$)|^(?:your |the )?(?:reader|psychic|advis[eo]r|signed|from|by|written by|article by)\s+/iu
const TRAILING_KISSES = /\s+[xXoO]{1,8}$/u
const MAX_LENGTH = 160
const MAX_NAME_WORDS = 4
const MAX_ADDITION_WORDS = 4
// As 'your guide to the stars'.
const MAX_EPITHET_WORDS = 6

/** Reads a line as a signature: the name, the PIN or both, in any order; returns undefined if it is none. */
export function readSignature(written: string, signer: Signer): Signature | undefined {
  if (written === '' || written.length > MAX_LENGTH) {
    return undefined
  }
  if (/^pin[\s.:#-]*$/iu.test(written)) {
    return {pins: [], additions: [], isNumberAlone: false}
  }
  const pins: string[] = []
  // A PIN may be written in groups of digits.
  const grouped = new RegExp(Array.from(signer.pin).join(String.raw`[\s.-]?`), 'gu')
  const pieces = narrowWidth(written)
    .replaceAll(grouped, signer.pin)
    .replaceAll(PIN_GROUP, (...match) => {
      const groups: unknown = match.at(-1)
      pins.push(readValue(groups))
      return ' | '
    })
    .replace(/(?<=\p{L})\s+(?!(?:19|20)\p{N}\p{N}\b)(?=\p{N}{4,10}[\s).]*$)/u, ' | ')
    .replace(/^[^\p{L}\p{N}]*\p{N}{4,10}(?=\s+\p{L})/u, '$& | ')
    .split(SEPARATOR)
    .map((piece) => piece.replaceAll(DECORATION, '').replace(LABEL, ''))
    .filter((piece) => piece !== '')
  const hasPinWord = pins.length > 0
  const names = pieces.filter((piece) => isSignersName(piece, signer.name))
  const others = pieces.filter((piece) => !names.includes(piece))
  const numbers = others.filter((piece) => isPossiblePin(piece, signer))
  const additions = others.filter((piece) => !numbers.includes(piece))
  const result = {pins: hasPinWord ? pins : numbers, additions, isNumberAlone: false}
  if (!hasPinWord && names.length === 0) {
    const [number] = numbers
    return others.length === 1 && number !== undefined && number.length === signer.pin.length
      ? {...result, isNumberAlone: true}
      : undefined
  }
  if (additions.every((piece) => isContact(piece) || isRemark(piece))) {
    return result
  }
  if (hasPinWord && names.length === 0) {
    const [otherName, ...further] = additions
    // A line of a list of readers has another name, another PIN and more.
    if (further.length > 0 && pins.some((pin) => pin !== signer.pin)) {
      return undefined
    }
    return otherName !== undefined && isCapitalisedName(otherName) && further.every(isAddition)
      ? {...result, otherName, additions: further}
      : undefined
  }
  const isCertain =
    hasPinWord ||
    names.some((name) => countWords(name) > 1) ||
    additions.every((piece) => /^(?:your|the)\b/iu.test(piece))
  return isCertain && additions.length <= 2 && additions.every(isAddition) ? result : undefined
}

/** Returns true for a short text that can be a name: up to four words, each with a capital letter. */
export function isCapitalisedName(text: string): boolean {
  return (
    countWords(text) <= MAX_NAME_WORDS &&
    /^(?:[\p{Lu}\p{Lo}\p{Lt}][^\s,]*(?:\s+|$))+$/u.test(text.replaceAll(DECORATION, ''))
  )
}

/** Returns true for a short text without a sentence, such as a job title. */
export function isAddition(text: string): boolean {
  return (
    isContact(text) ||
    isRemark(text) ||
    (countWords(text) <=
      (/^(?:your|the)\b/iu.test(text) ? MAX_EPITHET_WORDS : MAX_ADDITION_WORDS) &&
      text.length <= 40 &&
      !/[.!?…,:;]$/u.test(text))
  )
}

// Accepts the reader's full name, its first words, or initials for the later ones.
function isSignersName(text: string, name: string): boolean {
  const writtenName = nameKey(
    text.replace(LABEL_BEFORE_NAME, '').replace(TRAILING_KISSES, '').replaceAll(DECORATION, ''),
  )
  const fullName = nameKey(name)
  if (writtenName === '') {
    return false
  }
  const words = fullName.split(' ')
  return (
    writtenName === fullName ||
    fullName.startsWith(`${writtenName} `) ||
    writtenName === `${words[0]} ${(words.at(-1) ?? '').slice(0, 1)}` ||
    writtenName === words.map((word) => word.slice(0, 1)).join('.') ||
    (words.length > 1 && writtenName === words.map((word) => word.slice(0, 1)).join(''))
  )
}

// A year is no mistyped PIN.
function isPossiblePin(text: string, signer: Signer): boolean {
  return (
    /^\p{N}{4,10}$/u.test(text) &&
    (text.length === signer.pin.length || !/^(?:19|20)\d\d$/u.test(text))
  )
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length
}

function readValue(groups: unknown): string {
  return typeof groups === 'object' && groups !== null && 'value' in groups
    ? String(groups.value)
    : ''
}
