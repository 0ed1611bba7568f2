import type {FoundRow} from '../../store/document-lookup.ts'
import type {AccessPath} from './access-path.ts'

const NO_KEY = new Uint8Array(0)

/** Reads the rows of an access path whose ids are all known; `ids` are sorted. */
export function readKnownIds(ids: readonly string[]): AccessPath['read'] {
  return (after, limit): FoundRow[] =>
    ids
      .filter((id) => id > after.id)
      .slice(0, limit)
      .map((id) => ({id, key: NO_KEY}))
}
