import type {LakeDocument} from '../documents/document.ts'
import {referencesOf} from '../documents/references.ts'
import {MutationError, type CommitErrorItem} from '../errors/commit-error.ts'
import type {StagedDocuments} from './staged-documents.ts'

/** A document that a transaction changes, with its state after all mutations. */
export interface StagedChange {
  readonly id: string
  /** Index of the last mutation that changed the document. */
  readonly index: number
  readonly after: LakeDocument | undefined
}

const MAX_ITEMS = 20

/**
 * Checks that no strong reference to a missing document remains after the transaction.
 *
 * Throws a MutationError, status 409, that lists the invalid references.
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
    .filter(({target, isWeak}) => !isWeak && !staged.get(target))
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
    const isStrong = referencesOf(document).some(({target, isWeak}) => target === id && !isWeak)
    if (isStrong) {
      referringIds.push(document._id)
    }
  }
  if (referringIds.length === 0) {
    return []
  }
  const names = referringIds.slice(0, 5).map((referring) => `"${referring}"`)
  return [
    {
      type: 'documentHasExistingReferencesError',
      description: `Document "${id}" cannot be deleted as there are references to it from ${names.join(', ')}`,
      id,
      referencingIDs: referringIds.slice(0, 100),
    },
  ]
}
