import {fetchSwitchUser, type SwitchUser} from '@reader-article/content'

import {isRecord, isStoredDocument, textField, type StoredDocument} from './stored-document.ts'

/** A document to create; the dataset sets its system fields, except the id and the type. */
export interface NewDocument extends Record<string, unknown> {
  _id: string
  _type: string
}

/** One change within a transaction. */
export type Write =
  | {create: NewDocument}
  | {
      patch: {
        id: string
        ifRevisionID: string
        set?: Record<string, unknown>
        unset?: string[]
      }
    }
  | {delete: {id: string}}

/** The queries and writes of the importer; queries return every version of a document: published, draft and release. */
export interface Repository {
  findReadersByPin: (pin: string) => Promise<StoredDocument[]>
  /** Finds the readers with a PIN and all versions of one by id; in one query, so that a simultaneous import is seen by both conditions or by neither. */
  findReadersByPinOrId: (pin: string, publishedId: string) => Promise<StoredDocument[]>
  findArticlesBySlug: (slug: string) => Promise<StoredDocument[]>
  findByIds: (ids: readonly string[]) => Promise<StoredDocument[]>
  /** Finds a document's published version, its draft, and its versions in releases. */
  findVersions: (type: string, publishedId: string) => Promise<StoredDocument[]>
  findStatuses: () => Promise<StoredDocument[]>
  findTopics: () => Promise<StoredDocument[]>
  findReaderIdsBySlug: (slug: string) => Promise<string[]>
  findPictureBySha1: (sha1: string) => Promise<string | undefined>
  /** Resolves with the id of the asset. */
  uploadPicture: (bytes: Uint8Array, filename: string) => Promise<string>
  /** Resolves with the user of the client's token; undefined if the server does not name one. */
  fetchUser: () => Promise<SwitchUser | undefined>
  /** Writes everything in one transaction; rejects with the client's error. */
  commit: (writes: readonly Write[]) => Promise<void>
}

/** What an import needs of a client; the clients of `@sanity/client` have it. Its API version must be `API_VERSION`. */
export interface ImportClient {
  readonly users?: {getById(id: 'me'): Promise<unknown>}
  readonly assets: {
    upload(type: 'image', body: Blob, options: {filename: string; tag: string}): Promise<unknown>
  }
  fetch(
    query: string,
    parameters: Record<string, unknown>,
    options: {perspective: 'raw'; useCdn: false; tag: string},
  ): Promise<unknown>
  mutate(
    mutations: Write[],
    options: {visibility: 'sync'; returnDocuments: boolean; returnFirst: false; tag: string},
  ): Promise<unknown>
}

/** The options of queries that see every version of the documents, and no cached result. */
export const RAW_QUERY = {perspective: 'raw', useCdn: false, tag: 'import'} as const

/** Opens the dataset of a client. */
export function openRepository(client: ImportClient): Repository {
  const query = async (groq: string, parameters: Record<string, unknown>): Promise<unknown[]> => {
    const result = await client.fetch(groq, parameters, RAW_QUERY)
    return Array.isArray(result) ? result : []
  }
  const queryDocuments = async (groq: string, parameters: Record<string, unknown>) =>
    (await query(groq, parameters)).filter(isStoredDocument)

  let user: Promise<SwitchUser | undefined> | undefined

  return {
    findReadersByPin: async (pin) => queryDocuments('*[_type == "reader" && pin == $pin]', {pin}),
    findReadersByPinOrId: async (pin, publishedId) =>
      queryDocuments('*[_type == "reader" && (pin == $pin || sanity::versionOf($publishedId))]', {
        pin,
        publishedId,
      }),
    findArticlesBySlug: async (slug) =>
      queryDocuments('*[_type == "article" && slug.current == $slug]', {slug}),
    findByIds: async (ids) => queryDocuments('*[_id in $ids]', {ids: [...ids]}),
    findVersions: async (type, publishedId) =>
      queryDocuments('*[_type == $type && sanity::versionOf($publishedId)]', {type, publishedId}),
    findStatuses: async () => queryDocuments('*[_type == "status"]', {}),
    findTopics: async () => queryDocuments('*[_type == "topic"]', {}),
    findReaderIdsBySlug: async (slug) =>
      (await query('*[_type == "reader" && slug.current == $slug]._id', {slug})).filter(
        (id) => typeof id === 'string',
      ),
    findPictureBySha1: async (sha1) => {
      const [id] = await query('*[_type == "sanity.imageAsset" && sha1hash == $sha1]._id', {sha1})
      return typeof id === 'string' ? id : undefined
    },
    uploadPicture: async (bytes, filename) => {
      const asset = await client.assets.upload('image', new Blob([Uint8Array.from(bytes)]), {
        filename,
        tag: 'import',
      })
      const id = isRecord(asset) ? textField(asset, '_id') : undefined
      if (id === undefined) {
        throw new Error('the upload returned no id for the picture')
      }
      return id
    },
    fetchUser: () => (user ??= fetchSwitchUser(client)),
    commit: async (writes) => {
      await client.mutate([...writes], {
        visibility: 'sync',
        returnDocuments: false,
        returnFirst: false,
        tag: 'import',
      })
    },
  }
}
