import {seesNothing, type ReadableTypes} from '../auth/caller.ts'
import {isVisible} from '../auth/is-visible.ts'
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
import {skipDamaged} from '../errors/damage-error.ts'
import {isMarkedForUnpublishing} from '../releases/release-document.ts'
import type {Perspective} from './perspective.ts'

/** The documents that one client sees with one perspective. */
export interface View extends DocumentSource {
  /** Finds the target of a reference. Present only if references can reach documents that `*` does not contain. */
  dereference?(id: string): LakeDocument | undefined
  /** True if one variant of a document may hide another. */
  readonly hasLayers?: boolean
}

const EMPTY: View = {
  get: () => undefined,
  all: () => [],
  ofType: () => [],
  ofTypeWith: () => [],
  referencing: () => [],
  inRelease: () => [],
}

/** Creates the view of a client. A client that sees only public documents sees the same with every perspective. */
export function createView(
  source: DocumentSource,
  perspective: Perspective,
  readableTypes: ReadableTypes,
): View {
  if (readableTypes === 'all') {
    return createPerspectiveView(source, perspective)
  }
  // How long it takes to read a document must not reveal that there is one.
  if (seesNothing(readableTypes)) {
    return EMPTY
  }
  const visible = createFilteredView(source, (document) => isVisible(document, readableTypes))
  if ('only' in readableTypes || readableTypes.length > 0) {
    return createPerspectiveView(visible, perspective)
  }
  return {...visible, get: (id) => (isPublicId(id) ? visible.get(id) : undefined)}
}

function createPerspectiveView(source: DocumentSource, perspective: Perspective): View {
  if (perspective === 'raw') {
    return source
  }
  if (perspective === 'published') {
    return createFilteredView(source, (document) => isPublishedId(document._id))
  }
  return createLayeredView(source, perspective)
}

function createFilteredView(
  source: DocumentSource,
  isIncluded: (document: LakeDocument) => boolean,
): View {
  const filterVisible = (documents: Iterable<LakeDocument>): LakeDocument[] =>
    [...documents].filter(isIncluded)
  return {
    get(id) {
      // That a document is damaged must not reveal that there is a draft.
      const document = isPublicId(id) ? source.get(id) : skipDamaged(() => source.get(id))
      return document && isIncluded(document) ? document : undefined
    },
    all: () => filterVisible(source.all()),
    ofType: (type) => filterVisible(source.ofType(type)),
    ofTypeWith: (type, attribute) => filterVisible(source.ofTypeWith(type, attribute)),
    referencing: (targets) => filterVisible(source.referencing(targets)),
    inRelease: (release) => filterVisible(source.inRelease(release)),
  }
}

function createLayeredView(source: DocumentSource, layers: readonly string[]): View {
  function get(id: string): LakeDocument | undefined {
    if (!isPublishedId(id)) {
      return undefined
    }
    for (const layer of layers) {
      const variantId = layer === 'drafts' ? draftIdOf(id) : versionIdOf(id, layer)
      const variant = source.get(variantId)
      if (variant) {
        return isMarkedForUnpublishing(variant) ? undefined : withPublishedId(variant, id)
      }
    }
    const published = source.get(id)
    return published && withPublishedId(published, id)
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
      const document = skipDamaged(() => get(id))
      if (document && matches(document)) {
        yield document
      }
    }
  }

  return {
    hasLayers: true,
    get,
    all: () => overlay(source.all(), () => true),
    ofType: (type) => overlay(source.ofType(type), (document) => document._type === type),
    ofTypeWith: (type, attribute) =>
      overlay(
        source.ofTypeWith(type, attribute),
        (document) => document._type === type && hasAttribute(document, attribute),
      ),
    // Perhaps only a hidden variant has the reference; the query's filter checks that.
    referencing: (targets) => overlay(source.referencing(targets), () => true),
    // A version is seen under the id of its published document.
    inRelease: () => [],
  }
}

const overlays = new WeakMap<LakeDocument, LakeDocument>()

function withPublishedId(document: LakeDocument, id: string): LakeDocument {
  const cached = overlays.get(document)
  if (cached) {
    return cached
  }
  const overlay = {...document, _id: id, _originalId: document._id}
  if (!isLakeDocument(overlay)) {
    throw new TypeError(`Document ${id} lost a system attribute`)
  }
  overlays.set(document, overlay)
  return overlay
}
