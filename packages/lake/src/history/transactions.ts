import {applyPatch} from 'mendoza'

import {skipDamaged} from '../errors/damage-error.ts'
import {diffMendoza, type RawPatch} from '../mendoza/diff.ts'
import type {EffectSummary} from '../store/history-rows.ts'
import {stateAfter, type HistorySource} from './past-state.ts'
import {idOfMutation, restoreMutations} from './short-mutations.ts'

/** Selects transactions by documents and range; the range includes both ends. */
export interface TransactionRange {
  readonly documents: readonly string[]
  readonly from: string | undefined
  readonly to: string | undefined
  /** True for the newest first. */
  readonly reverse: boolean
  readonly limit: number
  readonly excludeMutations: boolean
  readonly includeEffects: boolean
}

/** The patches between the states of a document before and after a transaction. */
interface Patches {
  readonly apply: RawPatch
  readonly revert: RawPatch
}

/** One transaction in the shape of Sanity's history API: a line of NDJSON. */
export interface HistoryTransaction {
  readonly id: string
  readonly timestamp: string
  readonly author: string
  readonly documentIDs: readonly string[]
  readonly mutations?: readonly unknown[]
  readonly effects?: Readonly<Record<string, Patches>>
}

/**
 * Lists the transactions that changed any of the documents, each with its effects on these documents only.
 *
 * Throws a DamagedHistoryError, and a DamagedDocumentError if an effect follows from the current document.
 */
export function transactionsOf(
  source: HistorySource,
  range: TransactionRange,
): HistoryTransaction[] {
  const transactions = readTransactions(source, range)
  const patches = range.includeEffects ? readPatches(source, transactions.flat()) : undefined
  return transactions.flatMap((effects) => {
    const [first] = effects
    if (!first) {
      return []
    }
    return [
      {
        id: first.transactionId,
        timestamp: first.timestamp,
        author: first.author,
        documentIDs: effects.map(({document}) => document),
        ...(!range.excludeMutations && {mutations: readMutations(source, range, first)}),
        ...(patches && {
          effects: Object.fromEntries(
            effects.map((effect) => [effect.document, patches.get(effect) ?? NO_CHANGE]),
          ),
        }),
      },
    ]
  })
}

const NO_CHANGE: Patches = {apply: [], revert: []}

/** Reads the effects of each transaction in the range, in its order. */
function readTransactions({log}: HistorySource, range: TransactionRange): EffectSummary[][] {
  const {documents, reverse, limit} = range
  const from = sequenceOf(range.from) ?? 0
  const to = sequenceOf(range.to) ?? Number.MAX_SAFE_INTEGER
  const bySequence = new Map<number, EffectSummary[]>()
  for (const effect of log.effectsOf(documents, {from, to, oldestFirst: !reverse})) {
    const effects = bySequence.get(effect.sequence)
    if (effects) {
      effects.push(effect)
    } else if (bySequence.size >= limit) {
      break
    } else {
      bySequence.set(effect.sequence, [effect])
    }
  }
  return [...bySequence.values()]

  function sequenceOf(id: string | undefined): number | undefined {
    return id === undefined || id === '' ? undefined : log.sequenceOf(id)
  }
}

/** Computes the patches of effects, for each document from its last state in the range backwards. */
function readPatches(
  source: HistorySource,
  effects: readonly EffectSummary[],
): ReadonlyMap<EffectSummary, Patches> {
  const patches = new Map<EffectSummary, Patches>()
  const states = new Map<string, unknown>()
  for (const effect of effects.toSorted((left, right) => right.sequence - left.sequence)) {
    const {document, sequence} = effect
    const after = states.has(document)
      ? states.get(document)
      : stateAfter(source, document, sequence)
    const revert = source.log.revertOf(document, sequence)
    const before: unknown = applyPatch(after, revert)
    states.set(document, before)
    patches.set(effect, {apply: diffMendoza(before, after), revert})
  }
  return patches
}

/** Reads the mutations of a transaction; without those of other documents that are damaged. */
function readMutations(
  source: HistorySource,
  {documents}: TransactionRange,
  {transactionId, sequence}: EffectSummary,
): unknown[] {
  const mutations = source.log.get(transactionId)?.mutations ?? []
  const restore = (mutation: unknown): unknown[] =>
    restoreMutations([mutation], (id) => stateAfter(source, id, sequence))
  return mutations.flatMap((mutation) =>
    documents.includes(idOfMutation(mutation))
      ? restore(mutation)
      : (skipDamaged(() => restore(mutation)) ?? []),
  )
}
