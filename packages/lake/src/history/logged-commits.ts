import {applyPatch} from 'mendoza'

import type {Commit} from '../commit/commit.ts'
import {isLakeDocument, type LakeDocument, withoutRevision} from '../documents/document.ts'
import {isRecord} from '../json.ts'
import type {DocumentChange} from '../mutations/transaction.ts'
import type {LoggedEffect, LoggedTransaction, TransactionLog} from '../store/transaction-log.ts'
import type {HistorySource} from './history.ts'

/**
 * Rebuilds the commits from a sequence number on, oldest first, with the documents before and after them.
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
    const mutations = logged.filter(isRecord)
    const changes = [...new Set(mutations.map(idOf))].flatMap((document) => {
      const effect = effects.get(keyOf(sequence, document))
      return effect ? [createChange(effect, mutations)] : []
    })
    commits.push({id, sequence, timestamp, author, mutations, results: [], changes})
  }
  return commits.toReversed()

  function createChange(
    effect: LoggedEffect,
    mutations: readonly Record<string, unknown>[],
  ): DocumentChange {
    const {document, transition, previousRevision, apply, revert} = effect
    const after = states.has(document) ? states.get(document) : documents.get(document)
    const reverted: unknown = applyPatch(after ? withoutRevision(after) : null, revert)
    const before = isRecord(reverted) ? {...reverted, _rev: previousRevision} : undefined
    if (before && !isLakeDocument(before)) {
      throw new TypeError(`The log of document "${document}" does not lead to its current state`)
    }
    states.set(document, before)
    return {
      document,
      transition,
      previousRevision,
      apply,
      revert,
      before,
      after,
      size: after ? Buffer.byteLength(JSON.stringify(after)) : 0,
      mutations: mutations.filter((mutation) => idOf(mutation) === document),
    }
  }
}

function findEffects(
  log: TransactionLog,
  transactions: readonly LoggedTransaction[],
  from: number,
): ReadonlyMap<string, LoggedEffect> {
  const ids = new Set(transactions.flatMap(({mutations}) => mutations.filter(isRecord).map(idOf)))
  const effects = new Map<string, LoggedEffect>()
  for (const effect of log.effectsOf([...ids], {from})) {
    effects.set(keyOf(effect.sequence, effect.document), effect)
  }
  return effects
}

function keyOf(sequence: number, document: string): string {
  return `${sequence} ${document}`
}

function idOf(mutation: Record<string, unknown>): string {
  const [operation] = Object.values(mutation)
  return isRecord(operation) ? String(operation['_id'] ?? operation['id']) : ''
}
