import {articleId, availabilityId, readerId, slugify} from '@reader-article/content'
import type {SanityClient} from '@sanity/client'

import type {ParsedDocument} from '../read/document.ts'
import {findTargetSlugs} from './find-target-slugs.ts'
import {openRepository, toRawClient, type Repository} from './repository.ts'
import {
  draftIdOf,
  isRecord,
  isStoredDocument,
  publishedIdOf,
  textField,
  type StoredDocument,
} from './stored-document.ts'

// Both versions outside releases of the articles with the address of a document, or with the id that it would get.
const ARTICLES_QUERY = `*[_type == "article" && (slug.current in $slugs || _id in $ids)]`
const OTHERS_QUERY = `*[_type in ["reader", "status", "topic", "availability"]]`
const RELEASES_QUERY = `*[_type in ["reader", "article"] && string::startsWith(_id, "versions.")]`

/**
 * Loads what the plans of many documents need in a few requests instead of several for each document. Writes and
 * everything that was not loaded go to the dataset; the snapshot does not see later changes.
 *
 * Rejects with the client's error.
 */
export async function openSnapshot(
  originalClient: SanityClient,
  documents: readonly ParsedDocument[],
): Promise<Repository> {
  const live = openRepository(originalClient)
  const client = toRawClient(originalClient)
  const load = async (groq: string, parameters = {}): Promise<StoredDocument[]> => {
    const result: unknown = await client.fetch(groq, parameters, {tag: 'import-snapshot'})
    return Array.isArray(result) ? result.filter(isStoredDocument) : []
  }
  const slugs = new Set(
    documents.flatMap((document) => [slugify(document.title), ...findTargetSlugs(document)]),
  )
  const ids = [...slugs].flatMap((slug) => [articleId(slug), draftIdOf(articleId(slug))])
  const [articles, others, versions] = await Promise.all([
    load(ARTICLES_QUERY, {slugs: [...slugs], ids}),
    load(OTHERS_QUERY),
    load(RELEASES_QUERY),
  ])
  const byId = new Map([...articles, ...others, ...versions].map((each) => [each._id, each]))
  const loadedArticles = new Set(articles.map(({_id}) => publishedIdOf(_id)))
  // An article with such an address can have another version with a different address.
  const missing = [...loadedArticles].flatMap((id) =>
    [id, draftIdOf(id)].filter((each) => !byId.has(each)),
  )
  for (const document of missing.length === 0 ? [] : await load('*[_id in $ids]', {ids: missing})) {
    byId.set(document._id, document)
  }
  const all = [...byId.values()]
  const ofType = (type: string) => all.filter((each) => each._type === type)
  const [readers, storedArticles] = [ofType('reader'), ofType('article')]
  const knownIds = new Set([
    ...documents.flatMap(({pin}) => availabilityId(readerId(pin))),
    ...readers.map(({_id}) => availabilityId(publishedIdOf(_id))),
  ])
  return {
    ...live,
    findReadersByPin: async (pin) => readers.filter((each) => each['pin'] === pin),
    findReadersByPinOrId: async (pin, publishedId) =>
      readers.filter((each) => each['pin'] === pin || publishedIdOf(each._id) === publishedId),
    findArticlesBySlug: async (slug) =>
      slugs.has(slug)
        ? storedArticles.filter((each) => slugOf(each) === slug)
        : live.findArticlesBySlug(slug),
    findByIds: async (wanted) =>
      wanted.every((id) => byId.has(id) || knownIds.has(id))
        ? wanted.flatMap((id) => byId.get(id) ?? [])
        : live.findByIds(wanted),
    findVersions: async (type, publishedId) =>
      all.filter((each) => each._type === type && publishedIdOf(each._id) === publishedId),
    findStatuses: async () => ofType('status'),
    findTopics: async () => ofType('topic'),
    findReaderIdsBySlug: async (slug) =>
      readers.filter((each) => slugOf(each) === slug).map(({_id}) => _id),
  }
}

function slugOf(document: StoredDocument): string | undefined {
  const slug = document['slug']
  return isRecord(slug) ? textField(slug, 'current') : undefined
}
