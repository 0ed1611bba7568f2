import {findUsage, type Usage} from './alphabets.ts'

const TYPOGRAPHY = /[‘’‚‛“”„‟–—…«»‹›•\u00a0¿¡]/u
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]
const COMMON_LETTER_ALONE = /[ÀÁÉÈÊÓÔÚÍàáéèêóòôúíìùåæøоОаАиИвВсСкКуУяЯОоёЁ]/u
const CONTRACTION = /^(?:s|t|d|m|ll|re|ve|em|n|er|il|elle|on)(?!\p{L})/iu
const ELISION =
  /(?:^|[^\p{L}’])(?:[dljmnstco]|qu|lorsqu|puisqu|jusqu|quelqu|aujourd|dell|nell|sull|all|un)$/iu
const WORD_PENALTIES: Readonly<Record<Usage, number>> = {common: 0, rare: 0.3, none: 1.5}
const TEXT_PENALTIES: Readonly<Record<Usage, number>> = {common: 0, rare: 0.1, none: 0.3}
// So many characters around an apostrophe show whether it is one.
const MAX_CONTEXT = 10

/**
 * Measures how implausible a decoded text is, by the characters above ASCII: 0 if each fits its neighbours and the
 * letters are those of one language, 10 if none does.
 */
export function measureImplausibility(text: string): number {
  let count = 0
  let penalty = 0
  for (let index = 0; index < text.length; index += 1) {
    if ((text[index] ?? '') >= '\u0080') {
      count += 1
      penalty += penaltyOf(text, index)
    }
  }
  if (count === 0) {
    return 0
  }
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    const letters = word.match(/[\u0080-\uffff]/gu)?.length ?? 0
    penalty += letters === 0 ? 0 : letters * WORD_PENALTIES[findUsage(word)]
  }
  return penalty / count + TEXT_PENALTIES[findUsage(text)]
}

function penaltyOf(text: string, index: number): number {
  const [previous = ' ', character = '', next = ' '] = [
    text[index - 1],
    text[index],
    text[index + 1],
  ]
  if (/[\ufffd\u0080-\u009f\ue000-\uf8ff]/u.test(character)) {
    return 10
  }
  if (TYPOGRAPHY.test(character)) {
    return typographyPenalty(text, index)
  }
  const isAfterLetter = /\p{L}/u.test(previous)
  const isBeforeLetter = /\p{L}/u.test(next)
  if (!/\p{L}/u.test(character)) {
    return isAfterLetter || isBeforeLetter ? 3 : /[€£°©®™½¼¾§]/u.test(character) ? 0 : 1
  }
  const script = SCRIPTS.find((each) => each.test(character))
  const isMixed = [previous, next].some(
    (each) => /\p{L}/u.test(each) && script !== undefined && !script.test(each),
  )
  const isCapitalInside = /\p{Lu}/u.test(character) && /\p{Ll}/u.test(previous)
  const isCapitalBefore = /\p{Ll}/u.test(character) && /\p{Lu}{2}/u.test(`${previous}${next}`)
  const isAlone = !isAfterLetter && !isBeforeLetter && !COMMON_LETTER_ALONE.test(character)
  if (isMixed || isCapitalInside || isCapitalBefore) {
    return 3
  }
  const isCapitalSecond = /^\p{Lu}{2}\p{Ll}/u.test(`${previous}${character}${next}`)
  if (isAlone || isCapitalSecond) {
    return 1.5
  }
  // A document begins with a name.
  const isSmallAtStart = index === 0 && /\p{Ll}/u.test(character)
  const isStrangeLigature = /œ/iu.test(character) && !/[uidtcn]/iu.test(next)
  return isSmallAtStart ? 0.8 : isStrangeLigature ? 0.5 : /[ªºŠŽƒ]/u.test(character) ? 0.2 : 0
}

function typographyPenalty(text: string, index: number): number {
  const character = text[index] ?? ''
  const before = text.slice(Math.max(0, index - MAX_CONTEXT), index)
  const after = text.slice(index + 1, index + 1 + MAX_CONTEXT)
  const isAfterLetter = /\p{L}$/u.test(before)
  const isBeforeLetter = /^\p{L}/u.test(after)
  if (isAfterLetter && isBeforeLetter) {
    switch (character) {
      case '’':
        return CONTRACTION.test(after) || ELISION.test(before) ? 0 : 0.2
      case '–':
        return 0.2
      case '—':
      case '…':
      case '\u00a0':
        return 0
      default:
        return 3
    }
  }
  if (isBeforeLetter && character === '…') {
    return 0.2
  }
  // An opening quotation mark does not end a word.
  return isAfterLetter && /[‘„‚«‹¿¡]/u.test(character) ? 2 : 0
}
