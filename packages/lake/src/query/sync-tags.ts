import {hash} from 'node:crypto'

import {attributesOf, type Attribute} from '../documents/attribute.ts'
import {publishedIdOf, releaseOf} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import {referencesOf} from '../documents/references.ts'
import type {Access} from './plan.ts'

/** A result with more tags gets the single tag `all`. */
const MAX_TAGS = 256
const EVERYTHING = 'all'

/**
 * Creates the sync tags of results and of changes: a change may affect all results that have one of its
 * tags. Tags do not reveal ids or values.
 */
export interface SyncTagger {
  /** Starts a record for one query. */
  startRecord(): SyncTagRecord
  /** Returns the tags of all queries that a change of this document may affect. */
  tagsOfChange(before: LakeDocument | undefined, after: LakeDocument | undefined): string[]
}

/** The record of what one query has read so far. */
export interface SyncTagRecord {
  addAccess(access: Access): void
  addDocument(id: string): void
  /** Returns the tags of all that was read, sorted. */
  getTags(): string[]
}

/** Creates a tagger whose tags depend only on the key: a document has the same tag after a restart. */
export function createSyncTagger(key: Uint8Array): SyncTagger {
  const prefix = Buffer.from(key).toString('base64url')

  // A prefix is a safe key, because a tag has only 60 of the 256 bits; an HMAC takes 30 times as long.
  function createTag(name: string): string {
    return `s1:${hash('sha256', prefix + name, 'base64url').slice(0, 10)}`
  }

  return {
    startRecord() {
      const names = new Set<string>()
      return {
        addAccess(access) {
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
        addDocument: (id) => void names.add(nameOf('id', id)),
        getTags: () =>
          names.has(EVERYTHING) || names.size > MAX_TAGS
            ? [createTag(EVERYTHING)]
            : [...names].map(createTag).toSorted(),
      }
    },
    tagsOfChange(before, after) {
      const names = new Set([EVERYTHING])
      for (const document of [before, after]) {
        if (!document) {
          continue
        }
        names.add(nameOf('id', document._id))
        names.add(nameOf('type', document._type))
        const release = releaseOf(document._id)
        if (release !== undefined) {
          names.add(nameOf('release', release))
        }
        for (const attribute of attributesOf(document)) {
          names.add(nameOfAttribute(document._type, attribute))
        }
        for (const {target} of referencesOf(document)) {
          names.add(nameOf('reference', target))
        }
      }
      return [...names].map(createTag)
    },
  }
}

function nameOfAttribute(type: string, {path, value}: Attribute): string {
  return `attribute:${JSON.stringify([type, path, value])}`
}

function nameOf(kind: 'id' | 'type' | 'reference' | 'release', key: string): string {
  return `${kind}:${kind === 'type' ? key : publishedIdOf(key)}`
}
