import {articleId, availabilityId, slugify} from '@reader-article/content'
import {isHttpError} from '@sanity/client'

import type {ParsedDocument} from '../read/document.ts'
import {findTargetSlugs} from './find-target-slugs.ts'
import {
  openRepository,
  RAW_QUERY,
  type ImportClient,
  type Repository,
  type Write,
} from './repository.ts'
import {
  draftIdOf,
  isRecord,
  isStoredDocument,
  publishedIdOf,
  textField,
  type StoredDocument,
} from './stored-document.ts'

const ARTICLES_QUERY = `*[_type == "article" && (slug.current in $slugs || _id in $ids)]`
const OTHERS_QUERY = `*[_type in ["reader", "status", "topic", "availability"]]`
const RELEASES_QUERY = `*[_type in ["reader", "article"] && string::startsWith(_id, "versions.")]`
const DOCUMENTS_QUERY = `*[_id in $ids]`

/**
 * Loads what the plans of many documents need in a few queries, instead of several for each document. The
 * snapshot has what its commits wrote, and a conflict loads everything again; other changes are not seen.
 *
 * Rejects with the client's error.
 */
export async function openSnapshot(
  client: ImportClient,
  documents: readonly ParsedDocument[],
): Promise<Repository> {
  const live = openRepository(client)
  let byId = new Map<string, StoredDocument>()
  const load = async (groq: string, parameters = {}): Promise<StoredDocument[]> => {
    const result = await client.fetch(groq, parameters, RAW_QUERY)
    return Array.isArray(result) ? result.filter(isStoredDocument) : []
  }
  const slugs = new Set(
    documents.flatMap((document) => [slugify(document.title), ...findTargetSlugs(document)]),
  )
  const ids = [...slugs].flatMap((slug) => versionIds(articleId(slug)))
  const loadAll = async () => {
    const [articles, others, versions] = await Promise.all([
      load(ARTICLES_QUERY, {slugs: [...slugs], ids}),
      load(OTHERS_QUERY),
      load(RELEASES_QUERY),
    ])
    const loaded = new Map([...articles, ...others, ...versions].map((each) => [each._id, each]))
    // The draft of an article can have a different address.
    const missing = articles
      .flatMap(({_id}) => versionIds(publishedIdOf(_id)))
      .filter((id) => !loaded.has(id))
    for (const document of missing.length === 0
      ? []
      : await load(DOCUMENTS_QUERY, {ids: missing})) {
      loaded.set(document._id, document)
    }
    // At once: another document that is planned meanwhile must not see a part of the dataset.
    byId = loaded
  }
  const find = (isFound: (document: StoredDocument) => boolean) =>
    [...byId.values()].filter(isFound)
  const isComplete = (id: string) => byId.has(id) || id.startsWith(AVAILABILITY_PREFIX)
  await loadAll()
  return {
    ...live,
    findReadersByPin: async (pin) =>
      find((each) => isOfType(each, 'reader') && each['pin'] === pin),
    findReadersByPinOrId: async (pin, publishedId) =>
      find(
        (each) =>
          isOfType(each, 'reader') &&
          (each['pin'] === pin || publishedIdOf(each._id) === publishedId),
      ),
    findArticlesBySlug: async (slug) =>
      slugs.has(slug)
        ? find((each) => isOfType(each, 'article') && slugOf(each) === slug)
        : live.findArticlesBySlug(slug),
    findByIds: async (wanted) =>
      wanted.every(isComplete)
        ? wanted.flatMap((id) => byId.get(id) ?? [])
        : live.findByIds(wanted),
    findVersions: async (type, publishedId) =>
      find((each) => isOfType(each, type) && publishedIdOf(each._id) === publishedId),
    findStatuses: async () => find((each) => isOfType(each, 'status')),
    findTopics: async () => find((each) => isOfType(each, 'topic')),
    findReaderIdsBySlug: async (slug) =>
      find((each) => isOfType(each, 'reader') && slugOf(each) === slug).map(({_id}) => _id),
    commit: async (writes) => {
      let result: unknown
      try {
        result = await client.mutate([...writes], {
          visibility: 'sync',
          returnDocuments: true,
          returnFirst: false,
          tag: 'import',
        })
      } catch (error) {
        if (isHttpError(error) && error.statusCode === 409) {
          await loadAll()
        }
        throw error
      }
      for (const write of writes) {
        byId.delete(writtenId(write))
      }
      for (const document of Array.isArray(result) ? result.filter(isStoredDocument) : []) {
        byId.set(document._id, document)
      }
    },
  }
}

// All availabilities are loaded, so one that is not in the snapshot does not exist.
const AVAILABILITY_PREFIX = availabilityId('')

function versionIds(publishedId: string): string[] {
  return [publishedId, draftIdOf(publishedId)]
}

function isOfType({_type}: StoredDocument, type: string): boolean {
  return _type === type
}

function writtenId(write: Write): string {
  return 'create' in write ? write.create._id : 'delete' in write ? write.delete.id : write.patch.id
}

function slugOf(document: StoredDocument): string | undefined {
  const slug = document['slug']
  return isRecord(slug) ? textField(slug, 'current') : undefined
}
