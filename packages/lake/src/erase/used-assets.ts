import {applyPatch} from 'mendoza'

import {pathOfAssetId} from '../assets/asset-path.ts'
import {withoutRevision} from '../documents/document.ts'
import type {HistorySource} from '../history/past-state.ts'

const ASSET_ID = /"((?:image|file)-[0-9a-f]{40}-[a-z0-9-]{1,40})"/g

/** Finds the ids of all assets that documents name now or have named in any state of their history. */
export function findUsedAssets(
  {documents, log}: HistorySource,
  ids: Iterable<string>,
): Set<string> {
  const found = new Set<string>()
  const collect = (state: unknown): void => {
    for (const [, id = ''] of (JSON.stringify(state) ?? '').matchAll(ASSET_ID)) {
      if (pathOfAssetId(id) !== undefined) {
        found.add(id)
      }
    }
  }
  for (const id of ids) {
    const current = documents.get(id)
    let state: unknown = current ? withoutRevision(current) : null
    collect(state)
    // Patches may contain only parts of an id, so each state is made again.
    for (const {sequence} of log.effectsOf([id])) {
      state = applyPatch(state, log.revertOf(id, sequence))
      collect(state)
    }
  }
  return found
}
