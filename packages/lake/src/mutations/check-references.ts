import type {LakeDocument} from '../documents/document.ts'
import {haveSameReferences, referencesOf} from '../documents/references.ts'
import {MutationError, type CommitErrorItem} from '../errors/commit-error.ts'
import type {StagedDocuments} from './staged-documents.ts'

/** A document that a transaction changes, with its states before it and after all mutations. */
export interface StagedChange {
  readonly id: string
  /** Index of the last mutation that changed the document. */
  readonly index: number
  readonly before: LakeDocument | undefined
  readonly after: LakeDocument | undefined
}

const MAX_ERRORS = 20

/**
 * Checks that after the transaction every strong reference has a target.
 *
 * Throws a MutationError, status 409, that lists the invalid references.
 */
export function checkReferences(staged: StagedDocuments, changes: readonly StagedChange[]): void {
  const isDeleting = changes.some(({after}) => !after)
  for (const {id, index, before, after} of changes) {
    // The targets existed before, and none is deleted.
    if (!isDeleting && before && after && haveSameReferences(before, after)) {
      continue
    }
    const errors = after ? findDanglingReferences(staged, after) : findReferencesTo(staged, id)
    if (errors.length > 0) {
      throw new MutationError(409, index, ...errors.slice(0, MAX_ERRORS))
    }
  }
}

function findDanglingReferences(
  staged: StagedDocuments,
  document: LakeDocument,
): CommitErrorItem[] {
  return referencesOf(document)
    .filter(({target, isWeak}) => !isWeak && !staged.get(target))
    .map(({target}) => ({
      type: 'documentReferenceDoesNotExistError',
      description: `Document "${document._id}" references non-existent document "${target}"`,
      id: document._id,
      referenceID: target,
    }))
}

function findReferencesTo(staged: StagedDocuments, id: string): CommitErrorItem[] {
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
