import {getPublishedId, isRecord} from 'sanity'

/** A stored document, of which only the id is known. */
interface StoredDocument {
  readonly _id: string
}

/**
 * Returns the documents that must be changed before a document can be deleted or unpublished: each has a
 * reference to it that is not weak. A draft and its published version are one, and the document itself is none.
 */
export function findStrongReferrers<Document extends StoredDocument>(
  documents: readonly Document[],
  id: string,
): Document[] {
  const referrers = new Map<string, Document>()
  for (const document of documents) {
    const publishedId = getPublishedId(document._id)
    if (publishedId !== id && !referrers.has(publishedId) && hasStrongReference(document, id)) {
      referrers.set(publishedId, document)
    }
  }
  return [...referrers.values()]
}

function hasStrongReference(value: unknown, id: string): boolean {
  if (Array.isArray(value)) {
    return value.some((item) => hasStrongReference(item, id))
  }
  if (!isRecord(value)) {
    return false
  }
  return (
    (value['_ref'] === id && value['_weak'] !== true) ||
    Object.values(value).some((property) => hasStrongReference(property, id))
  )
}
