import {BufferedDocument, Mutation} from '@sanity/mutator'

/**
 * Lets a patch of a document that is gone change nothing.
 *
 * `@sanity/mutator` throws there ("getAttribute only applies to plain objects"), and the Studio
 * crashes: a colleague's publish or discard deletes the draft while the editor's last letters are on
 * their way. https://github.com/sanity-io/sanity/issues/7260
 */
export function ignorePatchesOfDeleted(): void {
  // eslint-disable-next-line typescript/unbound-method -- It is called on its own object below.
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

  // The server applies such a patch to a new draft. Its document has to be taken over then, since the
  // mutator expects to have applied its own patches already.
  const behind = new WeakSet<BufferedDocument>()
  // eslint-disable-next-line typescript/unbound-method -- It is called on its own object below.
  const {arrive} = BufferedDocument.prototype
  BufferedDocument.prototype.arrive = function arriveInOrder(mutation) {
    const {document} = this
    if (mutation.mutations.some(isDeletion) && document.hasUnresolvedMutations()) {
      behind.add(this)
    }
    arrive.call(this, mutation)
    if (!behind.has(this)) {
      return
    }
    document.rebase([])
    if (!document.hasUnresolvedMutations()) {
      behind.delete(this)
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
