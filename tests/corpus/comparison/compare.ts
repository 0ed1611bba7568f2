import type {VisibleBlock, VisibleRun} from '../oracle/visible-text.ts'
import {compareBlocks} from './compare-blocks.ts'
import {compareWords} from './compare-words.ts'
import type {FoundDifference} from './difference.ts'
import {wordsOfImported, type ImportedBlock} from './imported-blocks.ts'
import {findOmittedOrigins, findRule, type RuleContext} from './rules.ts'
import {wordsOfBlocks} from './words.ts'

/** A difference, and the name of the rule that explains it. */
export interface ExplainedDifference extends FoundDifference {
  rule: string | undefined
}

/** The result of comparing a document with its article. */
export interface Comparison {
  blocks: number
  words: number
  differences: ExplainedDifference[]
}

/** Compares what a document shows with the article that was imported from it. */
export function compare(
  visible: readonly VisibleBlock[],
  imported: readonly ImportedBlock[],
  context: RuleContext,
): Comparison {
  const omitted = findOmittedOrigins(context)
  const isOmitted = ({origins}: VisibleRun) => origins.some((origin) => omitted.has(origin))
  const words = wordsOfBlocks(visible, (run) => !isOmitted(run))
  const {pairs, differences} = compareWords(words, wordsOfImported(imported))
  const optional = wordsOfBlocks(visible, isOmitted)
  const found: FoundDifference[] = [
    ...optional.map((word): FoundDifference => ({
      difference: {type: 'lost', word, added: [], near: ''},
      block: visible[word.block],
      blockIndex: word.block,
    })),
    ...differences.map(({difference, block}) => ({
      difference,
      block: visible[block],
      blockIndex: block,
    })),
    ...compareBlocks(visible, imported, pairs),
  ]
  return {
    blocks: new Set([...words, ...optional].map(({block}) => block)).size,
    words: words.length + optional.length,
    differences: found.map(({difference, block, blockIndex}) => ({
      difference,
      block,
      blockIndex,
      rule: findRule({difference, block, blockIndex}, context)?.name,
    })),
  }
}
