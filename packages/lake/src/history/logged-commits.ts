import {applyPatch} from 'mendoza'

import type {Commit} from '../commit/commit.ts'
import {isLakeDocument, type LakeDocument, withoutRevision} from '../documents/document.ts'
import {isRecord} from '../json.ts'
import {EffectPatches} from '../mendoza/effect-patches.ts'
import type {DocumentChange} from '../mutations/transaction.ts'
import type {EffectSummary, LoggedTransaction} from '../store/history-rows.ts'
import type {TransactionLog} from '../store/transaction-log.ts'
import type {HistorySource} from './past-state.ts'
import {idOfMutation, restoreMutations} from './short-mutations.ts'

/**
 * Rebuilds the commits from a sequence number on, oldest first, with the documents before and after them.
 *
 * Throws a DamagedHistoryError or a DamagedDocumentError.
 *
 * @param from - The sequence number of the first commit.
 */
export function loggedCommits({documents, log}: HistorySource, from: number): Commit[] {
  const transactions = log.since(from)
  const effects = findEffects(log, transactions, from)
  const states = new Map<string, LakeDocument | undefined>()
  const commits: Commit[] = []
  // Each state follows from the next one, so the newest commit is rebuilt first.
  for (const {id, sequence, timestamp, author, mutations: logged} of transactions.toReversed()) {
    const ids = [...new Set(logged.map(idOfMutation))]
    const changed = ids.flatMap((document) => effects.get(keyOf(sequence, document)) ?? [])
    const after = new Map(changed.map(({document}) => [document, stateOf(document)]))
    const mutations = restoreMutations(logged, (document) => {
      const state = after.get(document)
      return state ? withoutRevision(state) : null
    }).filter(isRecord)
    const changes = changed.map((effect) =>
      createChange(effect, after.get(effect.document), mutations),
    )
    commits.push({id, sequence, timestamp, author, mutations, results: [], changes})
  }
  return commits.toReversed()

  function stateOf(document: string): LakeDocument | undefined {
    return states.has(document) ? states.get(document) : documents.get(document)
  }

  function createChange(
    {document, sequence, transition, previousRevision}: EffectSummary,
    after: LakeDocument | undefined,
    mutations: readonly Record<string, unknown>[],
  ): DocumentChange {
    const reverted: unknown = applyPatch(
      after ? withoutRevision(after) : null,
      log.revertOf(document, sequence),
    )
    const before = isRecord(reverted) ? {...reverted, _rev: previousRevision} : undefined
    if (before && !isLakeDocument(before)) {
      throw new TypeError(`The log of document "${document}" does not lead to its current state`)
    }
    states.set(document, before)
    return {
      document,
      transition,
      previousRevision,
      patches: new EffectPatches(before, after),
      before,
      after,
      size: after ? Buffer.byteLength(JSON.stringify(after)) : 0,
      mutations: mutations.filter((mutation) => idOfMutation(mutation) === document),
    }
  }
}

function findEffects(
  log: TransactionLog,
  transactions: readonly LoggedTransaction[],
  from: number,
): ReadonlyMap<string, EffectSummary> {
  const ids = new Set(transactions.flatMap(({mutations}) => mutations.map(idOfMutation)))
  const effects = new Map<string, EffectSummary>()
  for (const effect of log.effectsOf([...ids], {from})) {
    effects.set(keyOf(effect.sequence, effect.document), effect)
  }
  return effects
}

function keyOf(sequence: number, document: string): string {
  return `${sequence} ${document}`
}
