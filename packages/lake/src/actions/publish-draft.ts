import {publishedIdOf} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import type {Mutation} from '../mutations/mutation.ts'
import type {FindDocument} from '../mutations/transaction.ts'
import {copyOf, deletionOf} from './action-context.ts'
import {strengthenReferences} from './strengthen-references.ts'

/** Creates the mutations with which a draft or a version becomes the published document. */
export function publishDraft(draft: LakeDocument, published: LakeDocument | undefined): Mutation[] {
  const publishedId = publishedIdOf(draft._id)
  const {_system, ...content} = copyOf(draft, publishedId)
  const attributes = {
    ...strengthenReferences(content),
    _createdAt: published?._createdAt ?? draft._createdAt,
  }
  return [{kind: published ? 'createOrReplace' : 'create', attributes}, deletionOf(draft._id)]
}

/** Creates the mutations with which a published document becomes a draft, unless there is one already. */
export function unpublishTo(
  draftId: string,
  published: LakeDocument,
  find: FindDocument,
): Mutation[] {
  const deletion = deletionOf(published._id)
  return find(draftId)
    ? [deletion]
    : [{kind: 'create', attributes: copyOf(published, draftId)}, deletion]
}
