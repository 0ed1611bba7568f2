import {ASSET_ID_PREFIXES} from '../assets/asset-name.ts'
import type {AssetStore} from '../assets/asset-store.ts'
import type {Dataset} from '../dataset.ts'
import {isStorageDamage} from '../errors/damage-error.ts'

/** Removes the files of asset documents that are deleted, and of those that were deleted before a crash. */
export function removeDeletedAssets(
  store: AssetStore,
  dataset: Dataset,
  onError: (error: unknown) => void,
): void {
  const remove = (id: string): void =>
    void store.remove(id, () => dataset.documents.get(id) !== undefined).catch(onError)
  dataset.subscribe(({changes}) => {
    for (const {document, after} of changes) {
      if (!after) {
        remove(document)
      }
    }
  })
  try {
    for (const prefix of ASSET_ID_PREFIXES) {
      dataset.log.deletedWithPrefix(prefix).forEach(remove)
    }
  } catch (error) {
    // A Lake also starts if its history is damaged.
    if (!isStorageDamage(error)) {
      throw error
    }
    onError(error)
  }
}
