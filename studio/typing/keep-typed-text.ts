import {ignoreKeysAfterDeletion} from '../mutator/ignore-keys-after-deletion.ts'
import {ignorePatchesOfDeleted} from '../mutator/ignore-patches-of-deleted.ts'
import {keepTextOfPublished} from '../mutator/keep-text-of-published.ts'
import {trackUnsavedChanges} from '../mutator/unsaved-changes.ts'
import {askBeforeLeaving} from './ask-before-leaving.ts'

let isInstalled = false

/** Changes `@sanity/mutator`, for all documents and once for all workspaces, so that no typed letter gets lost. */
export function keepTypedText(): void {
  if (isInstalled) {
    return
  }
  isInstalled = true
  ignorePatchesOfDeleted()
  keepTextOfPublished()
  ignoreKeysAfterDeletion()
  askBeforeLeaving(trackUnsavedChanges())
}
