import type {LoggedEffect, TransactionLog} from '../store/transaction-log.ts'

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

/** One transaction in the shape of Sanity's history API: a line of NDJSON. */
export interface HistoryTransaction {
  readonly id: string
  readonly timestamp: string
  readonly author: string
  readonly documentIDs: readonly string[]
  readonly mutations?: readonly unknown[]
  readonly effects?: Readonly<
    Record<string, {readonly apply: unknown[]; readonly revert: unknown[]}>
  >
}

/** Lists the transactions that changed any of the documents, each with its effects on these documents only. */
export function transactionsOf(log: TransactionLog, range: TransactionRange): HistoryTransaction[] {
  const from = sequenceOf(log, range.from) ?? 0
  const to = sequenceOf(log, range.to) ?? Number.MAX_SAFE_INTEGER
  const bySequence = new Map<number, LoggedEffect[]>()
  for (const effect of log.effectsOf(range.documents, {from, to})) {
    const effects = bySequence.get(effect.sequence)
    if (effects) {
      effects.push(effect)
    } else if (range.reverse && bySequence.size >= range.limit) {
      break
    } else {
      bySequence.set(effect.sequence, [effect])
    }
  }
  const newestFirst = [...bySequence.values()]
  const ordered = range.reverse ? newestFirst : newestFirst.toReversed()
  return ordered.slice(0, range.limit).flatMap((effects) => transactionOf(log, effects, range))
}

function sequenceOf(log: TransactionLog, id: string | undefined): number | undefined {
  return id === undefined || id === '' ? undefined : log.get(id)?.sequence
}

function transactionOf(
  log: TransactionLog,
  effects: readonly LoggedEffect[],
  {excludeMutations, includeEffects}: TransactionRange,
): HistoryTransaction[] {
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
      ...(!excludeMutations && {mutations: log.get(first.transactionId)?.mutations ?? []}),
      ...(includeEffects && {
        effects: Object.fromEntries(
          effects.map(({document, apply, revert}) => [document, {apply, revert}]),
        ),
      }),
    },
  ]
}
