import type {PoolResult} from './worker-pool.ts'
import type {WitnessComparison} from './witness/compare-witness.ts'

/** What was found in one file. */
export interface FileReport {
  collection: string
  path: string
  result: PoolResult
  witnesses: Record<string, WitnessComparison>
}

/** The sums of a witness. */
export interface WitnessSummary {
  files: number
  words: number
  missing: number
  unseen: number
  extra: number
}

/** The sums of a collection. */
export interface Summary {
  name: string
  files: number
  /** The files that were compared. */
  compared: number
  /** The files that the importer rejects with an error that names the reason, and in which the oracle finds no words. */
  rejected: number
  /** The other files that were not compared. */
  failed: number
  blocks: number
  words: number
  lost: number
  doubled: number
  added: number
  glued: number
  moved: number
  blocksWithRule: number
  blocksWithoutRule: number
  rules: Map<string, number>
  witnesses: Map<string, WitnessSummary>
}

/** Adds up the results of files. Words and blocks that a rule explains count only for the rule. */
export function summarise(name: string, reports: readonly FileReport[]): Summary {
  const summary: Summary = {
    name,
    files: reports.length,
    compared: 0,
    rejected: 0,
    failed: 0,
    blocks: 0,
    words: 0,
    lost: 0,
    doubled: 0,
    added: 0,
    glued: 0,
    moved: 0,
    blocksWithRule: 0,
    blocksWithoutRule: 0,
    rules: new Map(),
    witnesses: new Map(),
  }
  for (const {result, witnesses} of reports) {
    if (result.status === 'compared') {
      addComparison(summary, result)
    } else if (result.status === 'rejected' && !result.isReadable) {
      summary.rejected += 1
    } else {
      summary.failed += 1
    }
    for (const [witness, comparison] of Object.entries(witnesses)) {
      addWitness(summary, witness, comparison)
    }
  }
  return summary
}

function addComparison(summary: Summary, result: Extract<PoolResult, {status: 'compared'}>): void {
  summary.compared += 1
  summary.blocks += result.blocks
  summary.words += result.words
  const without = new Set<number>()
  const withRule = new Set<number>()
  for (const {difference, rule, blockIndex} of result.differences) {
    if (rule !== undefined) {
      summary.rules.set(rule, (summary.rules.get(rule) ?? 0) + 1)
      withRule.add(blockIndex)
      continue
    }
    without.add(blockIndex)
    switch (difference.type) {
      case 'lost':
      case 'changed':
        summary.lost += 1
        break
      case 'doubled':
        summary.doubled += 1
        break
      case 'added':
        summary.added += 1
        break
      case 'glued':
      case 'parted':
        summary.glued += 1
        break
      case 'moved':
        summary.moved += 1
        break
      default:
    }
  }
  summary.blocksWithoutRule += without.size
  summary.blocksWithRule += [...withRule].filter((block) => !without.has(block)).length
}

function addWitness(summary: Summary, name: string, comparison: WitnessComparison): void {
  const sums = summary.witnesses.get(name) ?? {files: 0, words: 0, missing: 0, unseen: 0, extra: 0}
  sums.files += 1
  sums.words += comparison.words
  sums.missing += comparison.missing.length
  sums.unseen += comparison.unseen.length
  sums.extra += comparison.extra
  summary.witnesses.set(name, sums)
}

// In percent.
const MAX_BLOCKS_WITHOUT_RULE = 1

/** Returns whether no word is lost in silence, few blocks differ without a rule, and no file failed. */
export function isGood({lost, failed, blocks, blocksWithoutRule}: Summary): boolean {
  return lost === 0 && failed === 0 && percent(blocksWithoutRule, blocks) < MAX_BLOCKS_WITHOUT_RULE
}

/** Returns a part in percent of the whole. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole
}
