import {align, type Gap} from './align.ts'
import type {Difference} from './difference.ts'
import type {Word} from './words.ts'

/** How the words of a document correspond to those of an article. */
export interface WordComparison {
  /** The pairs of equal words. */
  pairs: readonly (readonly [visible: Word, imported: Word])[]
  differences: readonly {difference: Difference; block: number}[]
}

interface OpenGap {
  lost: Word[]
  added: Word[]
  /** The block of the word before the gap. */
  block: number
  /** The text of the article around the gap. */
  near: string
}

const MAX_PARTS = 12
const MAX_DISTANCE = 100
// In words.
const NEAR = 20

/** Compares the visible words of a document with those of an article. */
export function compareWords(visible: readonly Word[], imported: readonly Word[]): WordComparison {
  const {pairs, gaps} = align(
    visible.map(({text}) => text),
    imported.map(({text}) => text),
  )
  const differences: {difference: Difference; block: number}[] = []
  const matched: [Word, Word][] = pairs.flatMap(([a, b]): [Word, Word][] => {
    const [left, right] = [visible[a], imported[b]]
    return left === undefined || right === undefined ? [] : [[left, right]]
  })
  const open = gaps.map((gap) => openGap(gap, visible, imported))
  for (const gap of open) {
    pairGlued(gap, differences)
  }
  pairMoved(open, matched, differences)
  const known = new Set(visible.map(({text}) => text))
  const blockOf = findBlocks(matched)
  for (const gap of open) {
    pairChanged(gap, differences)
    for (const word of gap.lost) {
      const {added, near} = gap
      differences.push({difference: {type: 'lost', word, added, near}, block: word.block})
    }
    for (const word of gap.added) {
      const type = known.has(word.text) ? 'doubled' : 'added'
      const block = blockOf(word, imported) ?? gap.block
      differences.push({difference: {type, word, lost: gap.lost}, block})
    }
  }
  return {pairs: matched, differences}
}

function openGap({left, right}: Gap, visible: readonly Word[], imported: readonly Word[]): OpenGap {
  const lost = visible.slice(...left)
  const [start, end] = right
  return {
    lost,
    near: imported
      .slice(Math.max(0, start - NEAR), end + NEAR)
      .map(({text}) => text)
      .join(' '),
    added: imported.slice(...right),
    block: lost[0]?.block ?? visible[left[0] - 1]?.block ?? 0,
  }
}

// Finds runs of words on one side whose characters are one word on the other side.
function pairGlued(gap: OpenGap, differences: {difference: Difference; block: number}[]): void {
  for (const word of gap.added) {
    const words = findParts(word.text, gap.lost)
    const [first] = words
    if (first !== undefined) {
      differences.push({difference: {type: 'glued', words}, block: first.block})
      gap.lost = gap.lost.filter((each) => !words.includes(each))
      gap.added = gap.added.filter((each) => each !== word)
    }
  }
  for (const word of gap.lost) {
    const parts = findParts(word.text, gap.added)
    if (parts.length > 0) {
      differences.push({difference: {type: 'parted', word, parts}, block: word.block})
      gap.added = gap.added.filter((each) => !parts.includes(each))
      gap.lost = gap.lost.filter((each) => each !== word)
    }
  }
}

function findParts(whole: string, words: readonly Word[]): Word[] {
  for (const [start, first] of words.entries()) {
    let text = first.text
    for (let end = start + 1; end < Math.min(words.length, start + MAX_PARTS); end += 1) {
      if (!whole.startsWith(text)) {
        break
      }
      text += words[end]?.text ?? ''
      if (text === whole) {
        return words.slice(start, end + 1)
      }
    }
  }
  return []
}

function pairMoved(
  gaps: readonly OpenGap[],
  matched: [Word, Word][],
  differences: {difference: Difference; block: number}[],
): void {
  const added = new Map<string, {word: Word; gap: OpenGap}[]>()
  for (const gap of gaps) {
    for (const word of gap.added) {
      const same = added.get(word.text) ?? []
      same.push({word, gap})
      added.set(word.text, same)
    }
  }
  for (const gap of gaps) {
    gap.lost = gap.lost.filter((word) => {
      const found = added.get(word.text)?.shift()
      if (found === undefined) {
        return true
      }
      found.gap.added = found.gap.added.filter((each) => each !== found.word)
      matched.push([word, found.word])
      differences.push({difference: {type: 'moved', word}, block: word.block})
      return false
    })
  }
}

// Words of one gap with the same letters and digits.
function pairChanged(gap: OpenGap, differences: {difference: Difference; block: number}[]): void {
  gap.lost = gap.lost.filter((word) => {
    const core = coreOf(word.text)
    const to = core === '' ? undefined : gap.added.find((each) => coreOf(each.text) === core)
    if (to === undefined) {
      return true
    }
    gap.added = gap.added.filter((each) => each !== to)
    differences.push({difference: {type: 'changed', word, to}, block: word.block})
    return false
  })
}

/** Returns the letters and digits of a text. */
export function coreOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}

// Returns the visible block of the nearest pair after an imported word, or before it, in its imported block.
function findBlocks(
  pairs: readonly (readonly [Word, Word])[],
): (word: Word, imported: readonly Word[]) => number | undefined {
  const partners = new Map(pairs.map(([left, right]) => [right, left]))
  return (word, imported) => {
    const index = imported.indexOf(word)
    const isNear = (other: Word) => other.block === word.block && partners.has(other)
    const near =
      imported.slice(index + 1, index + MAX_DISTANCE).find(isNear) ??
      imported.slice(Math.max(0, index - MAX_DISTANCE), index).findLast(isNear)
    return near === undefined ? undefined : partners.get(near)?.block
  }
}
