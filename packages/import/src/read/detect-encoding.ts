import {analyse} from 'chardet'

import {decodeBytes} from './single-byte.ts'

/** An encoding that a text is probably in. */
export interface DetectedEncoding {
  /** The label in the WHATWG Encoding Standard. */
  label: string
  /** The name for messages. */
  name: string
  /** How implausible the decoded text is: 0 if each character fits its neighbours, 10 if none does. */
  implausibility: number
}

// Encodings that are always tried, also if the detector does not know them, with their names.
const CANDIDATES: ReadonlyMap<string, string> = new Map([
  ['windows-1252', 'Windows-1252'],
  ['windows-1250', 'Windows-1250'],
  ['windows-1251', 'Windows-1251'],
  ['iso-8859-2', 'ISO-8859-2'],
  ['iso-8859-5', 'ISO-8859-5'],
  ['iso-8859-15', 'ISO-8859-15'],
  ['koi8-r', 'KOI8-R'],
  ['macintosh', 'Mac Roman'],
  ['x-mac-cyrillic', 'Mac Cyrillic'],
])
// The detector's confidence in a similar encoding counts for those it does not know.
const SIMILAR: ReadonlyMap<string, string> = new Map([
  ['iso-8859-15', 'windows-1252'],
  ['macintosh', 'windows-1252'],
  ['x-mac-cyrillic', 'windows-1251'],
])
const MIN_CONFIDENCE = 20
const MIN_MULTI_BYTE_CONFIDENCE = 60
const MULTI_BYTE = /^(?:shift_jis|big5|euc-.*|gb18030|iso-2022-.*)$/u
const UNICODE = /^(?:utf-|ascii)/u
// The usual encoding wins against a rarer one that explains the bytes equally well.
const USUAL_BONUS = 0.05
const MAX_SAMPLE = 64 * 1024

/** Detects the encoding of bytes that are not Unicode. */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  const sample = bytes.subarray(0, MAX_SAMPLE)
  const confidences = measureConfidences(sample)
  const labels = new Set([...CANDIDATES.keys(), ...confidences.keys()])
  let best: (DetectedEncoding & {score: number}) | undefined
  for (const label of labels) {
    const confidence = confidences.get(SIMILAR.get(label) ?? label) ?? 0
    const implausibility = measureImplausibility(decodeBytes(label, sample))
    const score = confidence / 100 - implausibility + (label === 'windows-1252' ? USUAL_BONUS : 0)
    if (best === undefined || score > best.score) {
      const name =
        CANDIDATES.get(label) ??
        label.replace(/^windows/u, 'Windows').replace(/^iso|^koi/u, (start) => start.toUpperCase())
      best = {label, name, implausibility, score}
    }
  }
  return best ?? {label: 'windows-1252', name: 'Windows-1252', implausibility: 0}
}

function measureConfidences(bytes: Uint8Array): Map<string, number> {
  const confidences = new Map<string, number>()
  // Most of a text is often English; the words with other letters say more about the encoding.
  for (const part of [bytes, keepForeignWords(bytes)]) {
    for (const {name, confidence} of analyse(part)) {
      const label = name.toLowerCase() === 'iso-8859-1' ? 'windows-1252' : name.toLowerCase()
      const minimum = MULTI_BYTE.test(label) ? MIN_MULTI_BYTE_CONFIDENCE : MIN_CONFIDENCE
      if (!UNICODE.test(label) && confidence >= minimum && isSupported(label)) {
        confidences.set(label, (confidences.get(label) ?? 0) + confidence / 2)
      }
    }
  }
  return confidences
}

function isSupported(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

function keepForeignWords(bytes: Uint8Array): Uint8Array {
  const kept: number[] = []
  let word: number[] = []
  for (const byte of [...bytes, 0x20]) {
    if (byte > 0x20) {
      word.push(byte)
    } else {
      if (word.some((each) => each >= 0x80)) {
        kept.push(...word, 0x20)
      }
      word = []
    }
  }
  return Uint8Array.from(kept)
}

const TYPOGRAPHY = /[‘’‚‛“”„‟–—…«»‹›•\u00a0¿¡]/u
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]
const COMMON_LETTER_ALONE = /[ÀÁÉÈÊÓÔÚÍàáéèêóòôúíìùåæøоОаАиИвВсСкКуУяЯОоёЁ]/u

/** Returns the average penalty of the characters above ASCII in their neighbourhood. */
function measureImplausibility(text: string): number {
  let count = 0
  let penalty = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? ''
    if (character >= '\u0080') {
      count += 1
      penalty += penaltyOf(character, text[index - 1] ?? ' ', text[index + 1] ?? ' ')
    }
  }
  return count === 0 ? 0 : penalty / count
}

function penaltyOf(character: string, previous: string, next: string): number {
  if (/[\ufffd\u0080-\u009f\ue000-\uf8ff]/u.test(character)) {
    return 10
  }
  const isBetweenLetters = /\p{L}/u.test(previous) && /\p{L}/u.test(next)
  if (TYPOGRAPHY.test(character)) {
    return isBetweenLetters && !/[’–—\u00a0…]/u.test(character) ? 3 : 0
  }
  if (!/\p{L}/u.test(character)) {
    return /[\p{L}]/u.test(previous) || /[\p{L}]/u.test(next)
      ? 3
      : /[€£°©®™½¼¾§]/u.test(character)
        ? 0
        : 1
  }
  const script = SCRIPTS.find((each) => each.test(character))
  const isMixed = [previous, next].some(
    (each) => /\p{L}/u.test(each) && script !== undefined && !script.test(each),
  )
  const isCapitalInside = /\p{Lu}/u.test(character) && /\p{Ll}/u.test(previous)
  const isCapitalBefore = /\p{Ll}/u.test(character) && /\p{Lu}{2}/u.test(`${previous}${next}`)
  const isAlone =
    !/\p{L}/u.test(previous) && !/\p{L}/u.test(next) && !COMMON_LETTER_ALONE.test(character)
  return isMixed || isCapitalInside || isCapitalBefore
    ? 3
    : isAlone
      ? 1.5
      : /[ªºŠŽƒ]/u.test(character)
        ? 0.2
        : 0
}
