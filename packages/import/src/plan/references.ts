import {articleId, readerId, slugify} from '@reader-article/content'

import {nameKey} from '../read/clean-text.ts'
import type {Desk} from './desk.ts'
import type {ReadDocument} from './document-files.ts'
import {
  isRecord,
  publishedIdOf,
  referTo,
  textField,
  type Reference,
  type StoredDocument,
} from './stored.ts'

/** Finds what a document refers to, in the dataset or among the documents imported with it. */
export interface ReferenceFinder {
  article: (slug: string) => Promise<Reference | undefined>
  reader: (pin: string) => Promise<Reference | undefined>
  topic: (name: string) => Promise<Reference | undefined>
  /** Whether something was referred to that is only about to be written. */
  pending: () => boolean
}

/** The documents of one import that may refer to each other, by what they can be called. */
export interface Companions {
  slugs: ReadonlySet<string>
  pins: ReadonlySet<string>
}

/** The names under which the documents of one import can be referred to. */
export function companionsOf(documents: readonly ReadDocument[]): Companions {
  return {
    slugs: new Set(documents.map(({document}) => slugify(document.title))),
    pins: new Set(documents.map(({document}) => document.pin)),
  }
}

/** A finder for one document. */
export function createReferenceFinder(desk: Desk, companions: Companions): ReferenceFinder {
  let pending = false
  let topics: Promise<StoredDocument[]> | undefined
  const choose = (
    found: readonly StoredDocument[],
    type: string,
    expected: string | undefined,
  ): Reference | undefined => {
    const published = found.find((document) => document._id === publishedIdOf(document._id))
    if (published !== undefined) {
      return referTo(published._id, type, true)
    }
    pending ||= expected !== undefined
    const id = found[0] === undefined ? expected : publishedIdOf(found[0]._id)
    return id === undefined ? undefined : referTo(id, type, false)
  }
  return {
    article: async (slug) =>
      choose(
        await desk.articlesBySlug(slug),
        'article',
        companions.slugs.has(slug) ? articleId(slug) : undefined,
      ),
    reader: async (pin) =>
      choose(
        await desk.readersByPin(pin),
        'reader',
        companions.pins.has(pin) ? readerId(pin) : undefined,
      ),
    topic: async (name) => {
      topics ??= desk.topics()
      const found = (await topics).filter((topic) => isNamed(topic, name))
      return choose(found, 'topic', undefined)
    },
    pending: () => pending,
  }
}

// By its title or by its address, as an author may know either.
function isNamed(topic: StoredDocument, name: string): boolean {
  const slug = topic['slug']
  return (
    nameKey(textField(topic, 'title') ?? '') === nameKey(name) ||
    (isRecord(slug) && textField(slug, 'current') === name)
  )
}
