import {BufferedDocument, type Mutation} from '@sanity/mutator'

const DRAFTS = /^drafts\./u

/**
 * Changes `@sanity/mutator` so that a key pressed right after a colleague has deleted a document is ignored.
 *
 * Until the Studio notices the deletion, its form is an empty, editable one, and the key would create a
 * draft that has no field but this one.
 */
export function ignoreKeysAfterDeletion(): void {
  /** The published ids of documents of which a version was deleted and none has been created since. */
  const deletedIds = new Set<string>()

  // eslint-disable-next-line typescript/unbound-method -- Called below with the right `this`.
  const {add, arrive} = BufferedDocument.prototype

  BufferedDocument.prototype.arrive = function arriveAndNoteDeletion(mutation) {
    for (const operation of mutation.mutations) {
      const deletedId = readId(operation.delete)
      if (deletedId !== undefined) {
        deletedIds.add(deletedId)
      }
      deletedIds.delete(readId(findCreation(operation)) ?? '')
    }
    arrive.call(this, mutation)
  }

  // If the published document exists, the Studio creates a draft with `createIfNotExists` instead.
  BufferedDocument.prototype.add = function addUnlessDeleted(mutation) {
    const isKeyAfterDeletion =
      this.LOCAL === null &&
      mutation.mutations.every(({create, patch}) => deletedIds.has(readId(create ?? patch) ?? ''))
    if (!isKeyAfterDeletion) {
      add.call(this, mutation)
    }
  }
}

function findCreation({create, createIfNotExists, createOrReplace}: Operation): unknown {
  return create ?? createIfNotExists ?? createOrReplace
}

type Operation = Mutation['mutations'][number]

/** Reads the published id of the document that an operation changes. */
function readId(operation: unknown): string | undefined {
  const {_id: documentId, id = documentId} = Object(operation)
  return typeof id === 'string' ? id.replace(DRAFTS, '') : undefined
}
