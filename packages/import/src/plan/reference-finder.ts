import {articleId, readerId, slugify} from '@reader-article/content'

import {nameKey} from '../read/clean-text.ts'
import type {LoadedDocument} from './loaded-document.ts'
import type {Repository} from './repository.ts'
import {
  isRecord,
  publishedIdOf,
  createReference,
  textField,
  type Reference,
  type StoredDocument,
} from './stored-document.ts'

/** Finds the targets of references in the dataset and among the documents that are still to be written. */
export interface ReferenceFinder {
  findArticle: (slug: string) => Promise<Reference | undefined>
  findReader: (pin: string) => Promise<Reference | undefined>
  findTopic: (name: string) => Promise<Reference | undefined>
  /** Returns true if a reference was found to a document of this import that is not written yet. */
  hasPendingReferences: () => boolean
}

/** The slugs and PINs of documents that this import has not written yet. */
export interface PendingDocuments {
  slugs: ReadonlySet<string>
  pins: ReadonlySet<string>
}

/** Collects the slugs and PINs of documents. */
export function createPendingDocuments(documents: Iterable<LoadedDocument>): PendingDocuments {
  const list = [...documents]
  return {
    slugs: new Set(list.map(({document}) => slugify(document.title))),
    pins: new Set(list.map(({document}) => document.pin)),
  }
}

/** Creates a finder for the references of one document. */
export function createReferenceFinder(
  repository: Repository,
  pending: PendingDocuments,
): ReferenceFinder {
  let hasPending = false
  let topics: Promise<StoredDocument[]> | undefined
  const chooseReference = (
    found: readonly StoredDocument[],
    type: string,
    plannedId: string | undefined,
  ): Reference | undefined => {
    const published = found.find((document) => document._id === publishedIdOf(document._id))
    if (published !== undefined) {
      return createReference(published._id, type, true)
    }
    hasPending ||= plannedId !== undefined
    const id = found[0] === undefined ? plannedId : publishedIdOf(found[0]._id)
    return id === undefined ? undefined : createReference(id, type, false)
  }
  return {
    findArticle: async (slug) =>
      chooseReference(
        await repository.findArticlesBySlug(slug),
        'article',
        pending.slugs.has(slug) ? articleId(slug) : undefined,
      ),
    findReader: async (pin) =>
      chooseReference(
        await repository.findReadersByPin(pin),
        'reader',
        pending.pins.has(pin) ? readerId(pin) : undefined,
      ),
    findTopic: async (name) => {
      topics ??= repository.findTopics()
      const found = (await topics).filter((topic) => isNamed(topic, name))
      return chooseReference(found, 'topic', undefined)
    },
    hasPendingReferences: () => hasPending,
  }
}

// An author can name a topic by its title or by its slug.
function isNamed(topic: StoredDocument, name: string): boolean {
  const slug = topic['slug']
  return (
    nameKey(textField(topic, 'title') ?? '') === nameKey(name) ||
    (isRecord(slug) && textField(slug, 'current') === name)
  )
}
