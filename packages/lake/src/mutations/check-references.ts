import type {LakeDocument} from '../documents/document.ts'
import {referencesOf} from '../documents/references.ts'
import {MutationError, type CommitErrorItem} from '../errors/commit-error.ts'
import type {StagedDocuments} from './staged-documents.ts'

/** A document that a transaction changes, with its state once all mutations are applied. */
export interface StagedChange {
  readonly id: string
  /** The mutation that touched the document last. */
  readonly index: number
  readonly after: LakeDocument | undefined
}

const MAX_ITEMS = 20

/**
 * Checks that the transaction's end state has no strong reference to a missing document.
 *
 * Throws a MutationError, status 409, that lists what refers to what.
 */
export function checkReferences(staged: StagedDocuments, changes: readonly StagedChange[]): void {
  for (const {id, index, after} of changes) {
    const items = after ? danglingReferences(staged, after) : remainingReferences(staged, id)
    if (items.length > 0) {
      throw new MutationError(409, index, ...items.slice(0, MAX_ITEMS))
    }
  }
}

function danglingReferences(staged: StagedDocuments, document: LakeDocument): CommitErrorItem[] {
  return referencesOf(document)
    .filter(({target, weak}) => !weak && !staged.get(target))
    .map(({target}) => ({
      type: 'documentReferenceDoesNotExistError',
      description: `Document "${document._id}" references non-existent document "${target}"`,
      id: document._id,
      referenceID: target,
    }))
}

function remainingReferences(staged: StagedDocuments, id: string): CommitErrorItem[] {
  const referringIds: string[] = []
  for (const document of staged.referencing([id])) {
    const holdsStrong = referencesOf(document).some(({target, weak}) => target === id && !weak)
    if (holdsStrong) {
      referringIds.push(document._id)
    }
  }
  if (referringIds.length === 0) {
    return []
  }
  const named = referringIds.slice(0, 5).map((referring) => `"${referring}"`)
  return [
    {
      type: 'documentHasExistingReferencesError',
      description: `Document "${id}" cannot be deleted as there are references to it from ${named.join(', ')}`,
      id,
      referencingIDs: referringIds.slice(0, 100),
    },
  ]
}
