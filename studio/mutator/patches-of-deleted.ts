import {Mutation} from '@sanity/mutator'

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
    if (document !== null || this.appliesToMissingDocument()) return apply.call(this, document)
    const creation = this.mutations.findIndex(isCreation)
    if (creation === -1) return null
    const mutations = this.mutations.slice(creation)
    return apply.call(new Mutation({...this.params, mutations}), null)
  }
}

function isCreation(mutation: Mutation['mutations'][number]): boolean {
  return Boolean(mutation.create ?? mutation.createIfNotExists ?? mutation.createOrReplace)
}
