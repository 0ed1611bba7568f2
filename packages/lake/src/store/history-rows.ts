import {DamagedHistoryError} from '../errors/damage-error.ts'
import {checksumOfRow} from './history-checksums.ts'
import {parsePackedJson, readPackedJson} from './packed-json.ts'
import {readNumber, readText} from './row.ts'

/** Whether a transaction created, changed or deleted a document. */
export type Transition = 'appear' | 'update' | 'disappear'

/** A committed transaction; `sequence` increases with every commit. */
export interface LoggedTransaction {
  readonly sequence: number
  readonly id: string
  /** ISO 8601, in UTC. */
  readonly timestamp: string
  readonly author: string
  /** The mutations in their short form; see `shortenMutations`. */
  readonly mutations: readonly unknown[]
  readonly results: readonly unknown[]
}

/** The transaction of an effect. */
export interface TransactionHead {
  readonly sequence: number
  readonly transactionId: string
  /** ISO 8601, in UTC. */
  readonly timestamp: string
  readonly author: string
}

/** An effect with its transaction, but without the patches. */
export interface EffectSummary extends TransactionHead {
  readonly document: string
  readonly transition: Transition
  readonly previousRevision: string | undefined
}

/** A patch that removes a document: what leads back from its creation. */
const REMOVAL: readonly [opcode: 0, value: null] = [0, null]

/** Returns true if a row of `transactions` is as it was written. */
export function isIntactTransaction(row: Record<string, unknown>): boolean {
  return isIntactHead({...row, head_checksum: row['checksum']}) && isIntactContent(row)
}

/** Returns true if a row of `effects` is as it was written. */
export function isIntactEffect(row: Record<string, unknown>): boolean {
  const {document, sequence, transition, previous_revision: previous, distance, revert} = row
  return (
    row['checksum'] === checksumOfRow([document, sequence, transition, previous, distance], revert)
  )
}

/** Returns true if a row of `past_states` is as it was written. */
export function isIntactState({
  document,
  sequence,
  checksum,
  state,
}: Record<string, unknown>): boolean {
  return checksum === checksumOfRow([document, sequence], state)
}

function isIntactHead(row: Record<string, unknown>): boolean {
  const {sequence, id, timestamp, author} = row
  return row['head_checksum'] === checksumOfRow([sequence, id, timestamp, author])
}

function isIntactContent({
  size,
  results,
  mutations,
  content_checksum: checksum,
}: Record<string, unknown>): boolean {
  return checksum === checksumOfRow([size, results], mutations)
}

/** Parses a row of `transactions`. Throws a DamagedHistoryError. */
export function parseTransaction(row: Record<string, unknown>): LoggedTransaction {
  if (!isIntactHead(row) || !isIntactContent(row)) {
    throw new DamagedHistoryError({sequence: readNumber(row, 'sequence')})
  }
  return {
    sequence: readNumber(row, 'sequence'),
    id: readText(row, 'id'),
    timestamp: readText(row, 'timestamp'),
    author: readText(row, 'author'),
    mutations: toList(parsePackedJson(readPackedJson(row, 'mutations'))),
    results: toList(JSON.parse(readText(row, 'results'))),
  }
}

/** Parses the columns of a row that belong to its transaction. Throws a DamagedHistoryError. */
export function parseHead(row: Record<string, unknown>): TransactionHead {
  if (!isIntactHead(row)) {
    throw new DamagedHistoryError({
      document: readText(row, 'document'),
      sequence: readNumber(row, 'sequence'),
    })
  }
  return {
    sequence: readNumber(row, 'sequence'),
    transactionId: readText(row, 'id'),
    timestamp: readText(row, 'timestamp'),
    author: readText(row, 'author'),
  }
}

/** Parses an effect that was joined with its transaction. Throws a DamagedHistoryError. */
export function parseSummary(row: Record<string, unknown>): EffectSummary {
  const head = parseHead(row)
  assertIntactEffect(row)
  const transition = readText(row, 'transition')
  if (!isTransition(transition)) {
    throw new TypeError(`Unknown transition ${transition}`)
  }
  const previous = row['previous_revision']
  return {
    ...head,
    document: readText(row, 'document'),
    transition,
    previousRevision: typeof previous === 'string' ? previous : undefined,
  }
}

/** Returns the patch that reverts an effect. Throws a DamagedHistoryError. */
export function readRevert(row: Record<string, unknown>): unknown[] {
  assertIntactEffect(row)
  return row['revert'] === null
    ? [...REMOVAL]
    : toList(parsePackedJson(readPackedJson(row, 'revert')))
}

function assertIntactEffect(row: Record<string, unknown>): void {
  if (!isIntactEffect(row)) {
    throw new DamagedHistoryError({
      document: readText(row, 'document'),
      sequence: readNumber(row, 'sequence'),
    })
  }
}

function toList(value: unknown): unknown[] {
  if (!Array.isArray(value)) {
    throw new TypeError('A stored row is not a list')
  }
  return value
}

function isTransition(value: string): value is Transition {
  return value === 'appear' || value === 'update' || value === 'disappear'
}
