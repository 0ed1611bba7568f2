import {
  draftIdOf,
  isPublicId,
  isPublishedId,
  publishedIdOf,
  versionIdOf,
} from '../documents/document-id.ts'
import {hasAttribute} from '../documents/attribute.ts'
import {isLakeDocument, type LakeDocument} from '../documents/document.ts'
import type {DocumentSource} from '../documents/document-source.ts'
import {isRecord} from '../json.ts'
import type {Perspective} from './perspective.ts'

/** The documents that one caller sees through one perspective. */
export interface View extends DocumentSource {
  /** Finds what a reference points at, if references lead to more than `*` has. */
  dereference?(id: string): LakeDocument | undefined
  /** One variant may hide another here. */
  readonly layered?: boolean
}

/** Returns the view of a caller; anonymous ones see public documents, whatever the perspective. */
export function createView(
  source: DocumentSource,
  perspective: Perspective,
  anonymous: boolean,
): View {
  if (anonymous) {
    return filterView(source, (document) => isPublicId(document._id))
  }
  if (perspective === 'raw') {
    return source
  }
  if (perspective === 'published') {
    return filterView(source, (document) => isPublishedId(document._id))
  }
  return layeredView(source, perspective)
}

function filterView(source: DocumentSource, sees: (document: LakeDocument) => boolean): View {
  const only = (documents: Iterable<LakeDocument>): LakeDocument[] => [...documents].filter(sees)
  return {
    get(id) {
      const document = source.get(id)
      return document && sees(document) ? document : undefined
    },
    all: () => only(source.all()),
    ofType: (type) => only(source.ofType(type)),
    ofTypeWith: (type, attribute) => only(source.ofTypeWith(type, attribute)),
    referencing: (targets) => only(source.referencing(targets)),
  }
}

function layeredView(source: DocumentSource, layers: readonly string[]): View {
  function get(id: string): LakeDocument | undefined {
    if (!isPublishedId(id)) {
      return undefined
    }
    for (const layer of layers) {
      const variantId = layer === 'drafts' ? draftIdOf(id) : versionIdOf(id, layer)
      const variant = source.get(variantId)
      if (variant) {
        return isGoingToUnpublish(variant) ? undefined : asPublished(variant, id)
      }
    }
    const published = source.get(id)
    return published && asPublished(published, id)
  }

  function* overlay(
    documents: Iterable<LakeDocument>,
    matches: (document: LakeDocument) => boolean,
  ): Iterable<LakeDocument> {
    const ids = new Set<string>()
    for (const {_id} of documents) {
      ids.add(publishedIdOf(_id))
    }
    for (const id of [...ids].toSorted()) {
      const document = get(id)
      if (document && matches(document)) {
        yield document
      }
    }
  }

  return {
    layered: true,
    get,
    all: () => overlay(source.all(), () => true),
    ofType: (type) => overlay(source.ofType(type), (document) => document._type === type),
    ofTypeWith: (type, attribute) =>
      overlay(
        source.ofTypeWith(type, attribute),
        (document) => document._type === type && hasAttribute(document, attribute),
      ),
    // The query's own condition decides whether the winning variant still holds the reference.
    referencing: (targets) => overlay(source.referencing(targets), () => true),
  }
}

const overlays = new WeakMap<LakeDocument, LakeDocument>()

function asPublished(document: LakeDocument, id: string): LakeDocument {
  const known = overlays.get(document)
  if (known) {
    return known
  }
  const overlay = {...document, _id: id, _originalId: document._id}
  if (!isLakeDocument(overlay)) {
    throw new TypeError(`Document ${id} lost a system attribute`)
  }
  overlays.set(document, overlay)
  return overlay
}

function isGoingToUnpublish(document: LakeDocument): boolean {
  const system = document['_system']
  return isRecord(system) && system['delete'] === true
}
