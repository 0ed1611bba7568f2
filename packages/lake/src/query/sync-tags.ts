import {createHmac} from 'node:crypto'

import {attributesOf, type Attribute} from '../documents/attribute.ts'
import {publishedIdOf} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import {referencesOf} from '../documents/references.ts'
import type {Access} from './plan.ts'

/** More tags than this on one result say less than they cost; the coarser tag of everything stands in. */
const MAX_TAGS = 256
const EVERYTHING = 'all'

/** Names what results depend on and what changes touch, in tags that give nothing away. */
export interface SyncTagger {
  /** Opens the record of what one query reads. */
  record(): SyncTagRecord
  /** The tags of every query that a change of this document may concern. */
  ofChange(before: LakeDocument | undefined, after: LakeDocument | undefined): string[]
}

/** What one query has read so far. */
export interface SyncTagRecord {
  access(access: Access): void
  document(id: string): void
  /** The tags of all that was read, sorted. */
  tags(): string[]
}

/** Makes tags that are stable for one key: the same document has the same tag after a restart. */
export function createSyncTagger(key: Uint8Array): SyncTagger {
  const known = new Map<string, string>()

  function tag(name: string): string {
    const found = known.get(name)
    if (found) {
      return found
    }
    const made = `s1:${createHmac('sha256', key).update(name).digest('base64url').slice(0, 10)}`
    if (known.size > 50_000) {
      known.clear()
    }
    known.set(name, made)
    return made
  }

  return {
    record() {
      const names = new Set<string>()
      return {
        access(access) {
          if (access.by === 'scan') {
            names.add(EVERYTHING)
          } else if (access.by === 'attribute') {
            names.add(nameOfAttribute(access.type, access.attribute))
          } else {
            for (const name of access.keys) {
              names.add(nameOf(access.by, name))
            }
          }
        },
        document: (id) => void names.add(nameOf('id', id)),
        tags: () =>
          names.has(EVERYTHING) || names.size > MAX_TAGS
            ? [tag(EVERYTHING)]
            : [...names].map(tag).toSorted(),
      }
    },
    ofChange(before, after) {
      const names = new Set([EVERYTHING])
      for (const document of [before, after]) {
        if (!document) {
          continue
        }
        names.add(nameOf('id', document._id))
        names.add(nameOf('type', document._type))
        for (const attribute of attributesOf(document)) {
          names.add(nameOfAttribute(document._type, attribute))
        }
        for (const {target} of referencesOf(document)) {
          names.add(nameOf('reference', target))
        }
      }
      return [...names].map(tag)
    },
  }
}

function nameOfAttribute(type: string, {path, value}: Attribute): string {
  return `attribute:${JSON.stringify([type, path, value])}`
}

function nameOf(kind: 'id' | 'type' | 'reference', key: string): string {
  return `${kind}:${kind === 'type' ? key : publishedIdOf(key)}`
}
