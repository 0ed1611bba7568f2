import {API_VERSION, fetchSwitchUser, type SwitchUser} from '@reader-article/content'
import type {Mutation, SanityClient} from '@sanity/client'

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

/** A client that sees every version of the documents of a dataset. */
export function toRawClient(client: SanityClient): SanityClient {
  return client.withConfig({apiVersion: API_VERSION, perspective: 'raw', useCdn: false})
}

/** Opens the dataset of a client. */
export function openRepository(originalClient: SanityClient): Repository {
  const client = toRawClient(originalClient)
  const query = async (groq: string, parameters: Record<string, unknown>): Promise<unknown[]> => {
    const result: unknown = await client.fetch(groq, parameters, {tag: 'import'})
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
      const asset: unknown = await client.assets.upload(
        'image',
        new Blob([Uint8Array.from(bytes)]),
        {
          filename,
          tag: 'import',
        },
      )
      const id = isRecord(asset) ? textField(asset, '_id') : undefined
      if (id === undefined) {
        throw new Error('the upload returned no id for the picture')
      }
      return id
    },
    fetchUser: () => (user ??= fetchSwitchUser(client)),
    commit: async (writes) => {
      const mutations: Mutation[] = [...writes]
      await client.mutate(mutations, {visibility: 'sync', returnDocuments: false, tag: 'import'})
    },
  }
}
