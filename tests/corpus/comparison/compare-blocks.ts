import type {VisibleBlock} from '../oracle/visible-text.ts'
import type {Difference, FoundDifference} from './difference.ts'
import type {ImportedBlock} from './imported-blocks.ts'
import type {Word} from './words.ts'

const MARKS = ['strong', 'em', 'underline', 'strike-through', 'sup', 'sub', 'code'] as const

/** Compares the styles, labels, links and marks of the blocks to which pairs of equal words belong. */
export function compareBlocks(
  visible: readonly VisibleBlock[],
  imported: readonly ImportedBlock[],
  pairs: readonly (readonly [Word, Word])[],
): FoundDifference[] {
  const found: FoundDifference[] = []
  const pairsOf = groupBy(pairs, ([word]) => word.block)
  const owners = new Map<number, number>()
  for (const [blockIndex, block] of visible.entries()) {
    const own = pairsOf.get(blockIndex) ?? []
    const add = (difference: Difference) => found.push({difference, block, blockIndex})
    const targets = [...new Set(own.map(([, word]) => word.block))]
    const blocks = targets.flatMap((index) => imported[index] ?? [])
    const [target] = blocks
    if (target === undefined || targets[0] === undefined) {
      continue
    }
    if (blocks.length > 1) {
      add({type: 'divided', into: blocks})
    }
    const owner = visible[owners.get(targets[0]) ?? -1]
    if (owner !== undefined) {
      add({type: 'joined', previous: owner, imported: target})
    }
    if (owner === undefined && expectedStyle(block) !== target.style) {
      add({type: 'style', imported: target})
    }
    if (!hasSameLabel(block, target, blocks)) {
      add({type: 'label', imported: target})
    }
    for (const index of targets) {
      owners.set(index, blockIndex)
    }
    for (const difference of compareFormatting(own, imported)) {
      add(difference)
    }
  }
  return found
}

/** Returns the style of an article's block for the style of a document's block. */
function expectedStyle({headingLevel}: VisibleBlock): string {
  return headingLevel === undefined ? 'normal' : `h${headingLevel}`
}

function hasSameLabel(
  {label, note}: VisibleBlock,
  imported: ImportedBlock,
  blocks: readonly ImportedBlock[],
): boolean {
  if (note !== undefined) {
    return imported.listItem === 'number' && imported.number === note
  }
  if (label === undefined) {
    return blocks.every(({listItem}) => listItem === undefined)
  }
  return label.isBullet
    ? imported.listItem === 'bullet'
    : imported.listItem === 'number' && imported.number === label.number
}

// One difference for each link and for each mark that differs.
function compareFormatting(
  pairs: readonly (readonly [Word, Word])[],
  imported: readonly ImportedBlock[],
): Difference[] {
  const differences = new Map<string, Difference>()
  for (const [word, other] of pairs) {
    const linked = word.hrefs.findIndex((href, index) => href !== (other.hrefs[index] ?? ''))
    if (linked !== -1) {
      const [target, href] = [word.hrefs[linked] ?? '', other.hrefs[linked] ?? '']
      const key = `link ${target} ${href}`
      differences.set(key, differences.get(key) ?? {type: 'link', word, target, href})
    }
    const block = imported[other.block]
    if (block === undefined) {
      continue
    }
    for (const mark of MARKS) {
      const [left, right] = [positionsOf(word, mark), positionsOf(other, mark)]
      const key = `mark ${mark} ${left.length > right.length}`
      if (left.join(' ') !== right.join(' ') && !differences.has(key)) {
        const isMissing = left.length > right.length
        differences.set(key, {type: 'mark', mark, isMissing, word, imported: block})
      }
    }
  }
  return [...differences.values()]
}

function positionsOf({marks}: Word, mark: string): number[] {
  return marks.flatMap((names, index) => (names.split(' ').includes(mark) ? [index] : []))
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? []
    group.push(item)
    groups.set(keyOf(item), group)
  }
  return groups
}
