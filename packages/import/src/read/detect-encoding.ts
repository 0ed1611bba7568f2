import {analyse} from 'chardet'

import {measureImplausibility} from './measure-implausibility.ts'
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

// Encodings that are always tried, also if the detector does not know them: their names, and how much less usual they
// are than others that explain the bytes equally well.
const CANDIDATES: ReadonlyMap<string, {name: string; rarity: number}> = new Map([
  ['windows-1252', {name: 'Windows-1252', rarity: 0}],
  ['windows-1250', {name: 'Windows-1250', rarity: 0.05}],
  ['windows-1251', {name: 'Windows-1251', rarity: 0.05}],
  ['iso-8859-2', {name: 'ISO-8859-2', rarity: 0.1}],
  ['iso-8859-5', {name: 'ISO-8859-5', rarity: 0.1}],
  ['iso-8859-15', {name: 'ISO-8859-15', rarity: 0.1}],
  ['koi8-r', {name: 'KOI8-R', rarity: 0.1}],
  ['koi8-u', {name: 'KOI8-U', rarity: 0.15}],
  ['macintosh', {name: 'Mac Roman', rarity: 0.35}],
  ['x-mac-cyrillic', {name: 'Mac Cyrillic', rarity: 0.15}],
])
const OTHER_RARITY = 0.15
// The detector's confidence in a similar encoding counts for those it does not know.
const SIMILAR: ReadonlyMap<string, string> = new Map([
  ['iso-8859-15', 'windows-1252'],
  ['macintosh', 'windows-1252'],
  ['x-mac-cyrillic', 'windows-1251'],
  ['koi8-u', 'koi8-r'],
])
const MIN_CONFIDENCE = 20
const MIN_MULTI_BYTE_CONFIDENCE = 60
const MULTI_BYTE = /^(?:shift_jis|big5|euc-.*|gb18030|iso-2022-.*)$/u
const UNICODE = /^(?:utf-|ascii)/u
// With fewer bytes above ASCII the detector guesses.
const MIN_RELIABLE_BYTES = 60
const MAX_SAMPLE = 64 * 1024

/** Detects the encoding of bytes that are not Unicode. */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  const sample = bytes.subarray(0, MAX_SAMPLE)
  const confidences = measureConfidences(sample)
  const labels = new Set([...CANDIDATES.keys(), ...confidences.keys()])
  const foreign = sample.filter((byte) => byte >= 0x80).length
  const reliability = Math.min(1, foreign / MIN_RELIABLE_BYTES)
  let best: (DetectedEncoding & {score: number}) | undefined
  for (const label of labels) {
    const confidence = confidences.get(SIMILAR.get(label) ?? label) ?? 0
    const candidate = CANDIDATES.get(label)
    const implausibility = measureImplausibility(decodeBytes(label, sample))
    const score =
      (confidence / 100) * reliability - implausibility - (candidate?.rarity ?? OTHER_RARITY)
    if (best === undefined || score > best.score) {
      const name =
        candidate?.name ??
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
