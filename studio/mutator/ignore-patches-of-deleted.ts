import {BufferedDocument, Mutation} from '@sanity/mutator'

/**
 * Changes `@sanity/mutator` so that patches of a deleted document are ignored.
 *
 * Without this change, the mutator throws "getAttribute only applies to plain objects", and the Studio
 * crashes. This happens when a colleague publishes or discards a draft: the draft is deleted while the
 * last letters that the editor typed are still being sent. https://github.com/sanity-io/sanity/issues/7260
 */
export function ignorePatchesOfDeleted(): void {
  skipPatchesBeforeCreation()
  rebaseAfterDeletion()
}

function skipPatchesBeforeCreation(): void {
  // eslint-disable-next-line typescript/unbound-method -- Called below with the right `this`.
  const {apply} = Mutation.prototype
  Mutation.prototype.apply = function applyToExisting(document) {
    if (document !== null || this.appliesToMissingDocument()) {
      return apply.call(this, document)
    }
    const creation = this.mutations.findIndex(isCreation)
    if (creation === -1) {
      return null
    }
    const mutations = this.mutations.slice(creation)
    return apply.call(new Mutation({...this.params, mutations}), null)
  }
}

// The server may apply a patch that was being sent to a new draft. The mutator would not show the result,
// because it assumes that it has applied its own patches already. So the server's version is used until
// the server has acknowledged all patches.
function rebaseAfterDeletion(): void {
  const deletedWhileSending = new WeakSet<BufferedDocument>()
  // eslint-disable-next-line typescript/unbound-method -- Called below with the right `this`.
  const {arrive} = BufferedDocument.prototype
  BufferedDocument.prototype.arrive = function arriveAndRebase(mutation) {
    const {document} = this
    if (mutation.mutations.some(isDeletion) && document.hasUnresolvedMutations()) {
      deletedWhileSending.add(this)
    }
    arrive.call(this, mutation)
    if (!deletedWhileSending.has(this)) {
      return
    }
    document.rebase([])
    if (!document.hasUnresolvedMutations()) {
      deletedWhileSending.delete(this)
    }
  }
}

type Operation = Mutation['mutations'][number]

function isCreation(operation: Operation): boolean {
  return Boolean(operation.create ?? operation.createIfNotExists ?? operation.createOrReplace)
}

function isDeletion(operation: Operation): boolean {
  return operation.delete !== undefined
}
