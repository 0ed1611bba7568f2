import {isRecord} from '../json.ts'
import type {PreparedTransaction} from '../mutations/transaction.ts'

const CREATIONS = ['create', 'createOrReplace', 'createIfNotExists'] as const

/** Mutations without the documents that follow from their history. */
export interface ShortMutations {
  readonly mutations: readonly unknown[]
  /** Bytes of JSON of the omitted documents. */
  readonly omittedBytes: number
}

/**
 * Replaces each new document by its id, for example in `{"create": "film"}`, if it is the state of the document
 * after the transaction, which history contains anyway.
 */
export function shortenMutations({
  mutations,
  changes,
}: Pick<PreparedTransaction, 'mutations' | 'changes'>): ShortMutations {
  const short = new Map<unknown, unknown>()
  let omittedBytes = 0
  for (const {document, after, size, mutations: own} of changes) {
    const last = own.at(-1)
    const kind = CREATIONS.find((creation) => isRecord(last?.[creation]))
    if (kind && after) {
      short.set(last, {[kind]: document})
      omittedBytes += size
    }
  }
  return {
    mutations:
      short.size === 0 ? mutations : mutations.map((mutation) => short.get(mutation) ?? mutation),
    omittedBytes,
  }
}

/** Returns the mutations as they were committed. `find` returns a document without `_rev` after the transaction. */
export function restoreMutations(
  mutations: readonly unknown[],
  find: (id: string) => unknown,
): unknown[] {
  return mutations.map((mutation) => {
    const [entry] = isRecord(mutation) ? Object.entries(mutation) : []
    const [kind = '', content] = entry ?? []
    return typeof content === 'string' ? {[kind]: find(content)} : mutation
  })
}

/** Returns the id of the document that a mutation, short or not, concerns. */
export function idOfMutation(mutation: unknown): string {
  const [content] = isRecord(mutation) ? Object.values(mutation) : []
  if (typeof content === 'string') {
    return content
  }
  return isRecord(content) ? String(content['_id'] ?? content['id']) : ''
}
