import {byteTable} from './single-byte.ts'

/** A text in which characters that were decoded twice are mended. */
export interface MendedText {
  text: string
  /** The first sequence that was mended, such as 'Ã©'; undefined if there was none. */
  example: {index: number; from: string; to: string} | undefined
}

// The encodings in which text in UTF-8 is decoded by mistake, each with the beginnings of what comes out that hardly
// occur in other texts.
const CERTAIN_STARTS = {
  'windows-1252': /^[ÃÂâ]/u,
  'windows-1251': /^вЂ/u,
  macintosh: /^(?:√|‚Ä|¬)/u,
  'windows-1250': /^(?:Ă|Ĺ|Â|â€)/u,
} as const
const LABELS = ['windows-1252', 'windows-1251', 'macintosh', 'windows-1250'] as const
// Without a certain start, so many characters must make sense.
const MIN_UNCERTAIN_LENGTH = 8
// Letters of European languages, signs of typography, symbols and emoji; controls can be decoded once more.
const USUAL_CHARACTER =
  /^(?:[\u0080-\u017f\u0192\u02c6-\u02dd\u0218-\u021b\u0370-\u04ff\u2010-\u203a\u20ac\u2100-\u214f\u2190-\u2bff\u{1f000}-\u{1faff}]|\ufe0f)$/u
const MAX_ROUNDS = 3

/** Matches what is left of text that was decoded twice if it cannot be mended. */
export const DECODED_TWICE = /Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|â€|ï»¿|[ÐÑ][\u0080-\u00bf]{1}/u

/** Mends text in UTF-8 that was decoded in another encoding, once or more often. */
export function mendEncoding(text: string): MendedText {
  let mended = text
  let example: MendedText['example']
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const candidates = LABELS.map((label) => decodeAgain(mended, label))
    const best = candidates.reduce((a, b) => (b.mendedLength > a.mendedLength ? b : a))
    if (best.example === undefined || best.text === mended) {
      break
    }
    example ??= best.example
    mended = best.text
  }
  return {text: mended, example}
}

interface Candidate extends MendedText {
  /** The number of characters that were replaced. */
  mendedLength: number
}

function decodeAgain(text: string, label: (typeof LABELS)[number]): Candidate {
  const table = byteTable(label)
  const sequences = findSequences(text, table)
  const foreign = text.match(/[\u0080-\uffff]/g)?.length ?? 0
  const length = sequences.reduce((sum, {from}) => sum + from.length, 0)
  const certain = sequences.filter(({from}) => CERTAIN_STARTS[label].test(from))
  const isWhole = length * 2 >= foreign && (certain.length > 0 || length >= MIN_UNCERTAIN_LENGTH)
  const mendable = isWhole ? sequences : label === 'windows-1252' ? certain : []
  let result = ''
  let end = 0
  for (const {index, from, to} of mendable) {
    result += text.slice(end, index) + to
    end = index + from.length
  }
  return {
    text: result + text.slice(end),
    example: mendable[0],
    mendedLength: mendable.reduce((sum, {from}) => sum + from.length, 0),
  }
}

// Finds characters whose bytes are one character in UTF-8.
function findSequences(
  text: string,
  table: ReadonlyMap<string, number>,
): {index: number; from: string; to: string}[] {
  const decoder = new TextDecoder('utf-8', {fatal: true})
  const found: {index: number; from: string; to: string}[] = []
  for (let index = 0; index < text.length; index += 1) {
    const first = byteOf(text[index] ?? '', table)
    const length = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
    const from = text.slice(index, index + length)
    if (length === 0 || from.length < length) {
      continue
    }
    const bytes = Uint8Array.from(from.split(''), (each) => byteOf(each, table))
    // The decoder would refuse them too, but slowly.
    if (!bytes.subarray(1).every((byte) => byte >= 0x80 && byte <= 0xbf)) {
      continue
    }
    try {
      const to = decoder.decode(bytes)
      if (Array.from(to).length === 1 && USUAL_CHARACTER.test(to)) {
        found.push({index, from, to})
        index += length - 1
      }
    } catch {
      // Not one character in UTF-8.
    }
  }
  return found
}

// Programs that read Windows-1252 leave the five undefined bytes as control characters.
function byteOf(character: string, table: ReadonlyMap<string, number>): number {
  const code = character.charCodeAt(0)
  return table.get(character) ?? (code >= 0x80 && code <= 0x9f ? code : 0)
}
