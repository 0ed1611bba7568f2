import {BufferedDocument, Mutation} from '@sanity/mutator'

import {hasUnsavedChanges} from './unsaved-changes.ts'

const DRAFTS = 'drafts.'

/**
 * Changes `@sanity/mutator` so that text that is not stored yet survives when a colleague publishes.
 *
 * Publishing deletes the draft, and the mutator drops all changes of a deleted document that the server
 * has not applied yet. With this change it ignores the deletion if the same transaction keeps the
 * published document, whose content is the draft's: the next patch makes the server create a new draft
 * from it. Changes of a draft that is discarded, or deleted with its published document, are still dropped.
 */
export function keepTextOfPublished(): void {
  /** Drafts that no longer exist on the server, but that have changes for a new one. */
  const keptDrafts = new WeakSet<BufferedDocument>()
  /** By the id of the published document, the transaction that deleted its draft, and the kept draft. */
  const keptBy = new Map<string, {readonly transaction: string; readonly draft: BufferedDocument}>()
  /** By the id of the published document, the transaction that deleted it. */
  const deletedBy = new Map<string, string>()

  // eslint-disable-next-line typescript/unbound-method -- Called below with the right `this`.
  const {arrive, reset} = BufferedDocument.prototype

  BufferedDocument.prototype.arrive = function arriveAndKeepText(mutation) {
    const {transactionId: transaction = ''} = mutation
    const deletedId = findDeletedId(mutation)
    if (deletedId?.startsWith(DRAFTS)) {
      const publishedId = deletedId.slice(DRAFTS.length)
      if (
        isPartOfTransaction(mutation) &&
        deletedBy.get(publishedId) !== transaction &&
        hasLocalChanges(this)
      ) {
        keptDrafts.add(this)
        keptBy.set(publishedId, {transaction, draft: this})
        arrive.call(this, new Mutation({...mutation.params, mutations: []}))
        return
      }
    }
    const isNewDraft = keptDrafts.has(this) && mutation.appliesToMissingDocument()
    if (isNewDraft) {
      keptDrafts.delete(this)
      this.document.HEAD = null
    }
    arrive.call(this, mutation)
    if (isNewDraft) {
      this.document.rebase([])
    }
    // The events of a transaction may arrive in any order: the draft was not published, but deleted too.
    if (deletedId !== undefined && !deletedId.startsWith(DRAFTS)) {
      deletedBy.set(deletedId, transaction)
      const kept = keptBy.get(deletedId)
      if (kept?.transaction === transaction) {
        kept.draft.reset(null)
      }
    }
  }

  // After a commit that has failed for good, the mutator returns to the last version from the server.
  BufferedDocument.prototype.reset = function resetToServer(document) {
    const isMissing = keptDrafts.delete(this)
    reset.call(this, isMissing && document === this.document.HEAD ? null : document)
  }
}

function findDeletedId({mutations}: Mutation): string | undefined {
  const id: unknown = Object(mutations.find((operation) => operation.delete)?.delete).id
  return typeof id === 'string' ? id : undefined
}

/** Returns true if the same transaction has changed another document of the pair. */
function isPartOfTransaction({params}: Mutation): boolean {
  // The parameters are the whole event of the listener.
  return Object(params).transactionTotalEvents > 1
}

function hasLocalChanges(draft: BufferedDocument): boolean {
  return hasUnsavedChanges(draft) || draft.document.hasUnresolvedMutations()
}
