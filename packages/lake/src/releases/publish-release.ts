import {deletionOf} from '../actions/action-context.ts'
import {publishDraft, unpublishTo} from '../actions/publish-draft.ts'
import {draftIdOf, publishedIdOf} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import type {Mutation} from '../mutations/mutation.ts'
import type {FindDocument, TransactionState} from '../mutations/transaction.ts'
import {changeRelease} from './change-release.ts'
import {finalStatesOf, isMarkedForUnpublishing, releaseNameOf} from './release-document.ts'

/**
 * Creates the mutations that publish a release: its versions become the published documents, or unpublish them
 * if they are marked for it, and the release is `published`.
 */
export function publishRelease(
  release: LakeDocument,
  find: FindDocument,
  {versionsIn, timestamp}: TransactionState,
): Mutation[] {
  const versions = versionsIn(releaseNameOf(release._id) ?? '')
  return [
    ...versions.flatMap((version) => publishVersion(version, find)),
    changeRelease(release, {
      state: 'published',
      publishedAt: timestamp,
      finalDocumentStates: finalStatesOf(versions),
      error: undefined,
    }),
  ]
}

function publishVersion(version: LakeDocument, find: FindDocument): Mutation[] {
  const publishedId = publishedIdOf(version._id)
  const published = find(publishedId)
  if (!isMarkedForUnpublishing(version)) {
    return publishDraft(version, published)
  }
  const unpublishing = published ? unpublishTo(draftIdOf(publishedId), published, find) : []
  return [...unpublishing, deletionOf(version._id)]
}
