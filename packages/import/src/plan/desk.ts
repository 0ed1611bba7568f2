import {Buffer} from 'node:buffer'

import {API_VERSION} from '@reader-article/content'
import type {Mutation, SanityClient} from '@sanity/client'

import {isRecord, isStoredDocument, textField, type StoredDocument} from './stored.ts'

/** A document that is created; dataset fields but its id and type are left to the dataset. */
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

/** What the importer asks of a dataset and writes to it, every version of every document seen. */
export interface Desk {
  readersByPin: (pin: string) => Promise<StoredDocument[]>
  articlesBySlug: (slug: string) => Promise<StoredDocument[]>
  byIds: (ids: readonly string[]) => Promise<StoredDocument[]>
  /** What is published of a document, its draft, and its versions in releases. */
  versionsOf: (type: string, publishedId: string) => Promise<StoredDocument[]>
  statuses: () => Promise<StoredDocument[]>
  topics: () => Promise<StoredDocument[]>
  readerSlugOwners: (slug: string) => Promise<string[]>
  pictureBySha1: (sha1: string) => Promise<string | undefined>
  upload: (bytes: Uint8Array, filename: string) => Promise<string>
  /** Writes all or nothing; rejects with the client's error. */
  commit: (writes: readonly Write[]) => Promise<void>
}

/** The dataset behind a client as a Desk. */
export function openDesk(givenClient: SanityClient): Desk {
  const client = givenClient.withConfig({
    apiVersion: API_VERSION,
    perspective: 'raw',
    useCdn: false,
  })
  const ask = async (query: string, parameters: Record<string, unknown>): Promise<unknown[]> => {
    const answer: unknown = await client.fetch(query, parameters, {tag: 'import'})
    return Array.isArray(answer) ? answer : []
  }
  const documents = async (query: string, parameters: Record<string, unknown>) =>
    (await ask(query, parameters)).filter(isStoredDocument)

  return {
    readersByPin: async (pin) => documents('*[_type == "reader" && pin == $pin]', {pin}),
    articlesBySlug: async (slug) =>
      documents('*[_type == "article" && slug.current == $slug]', {slug}),
    byIds: async (ids) => documents('*[_id in $ids]', {ids: [...ids]}),
    versionsOf: async (type, publishedId) =>
      documents('*[_type == $type && sanity::versionOf($publishedId)]', {type, publishedId}),
    statuses: async () => documents('*[_type == "status"]', {}),
    topics: async () => documents('*[_type == "topic"]', {}),
    readerSlugOwners: async (slug) =>
      (await ask('*[_type == "reader" && slug.current == $slug]._id', {slug})).filter(
        (id) => typeof id === 'string',
      ),
    pictureBySha1: async (sha1) => {
      const [id] = await ask('*[_type == "sanity.imageAsset" && sha1hash == $sha1]._id', {sha1})
      return typeof id === 'string' ? id : undefined
    },
    upload: async (bytes, filename) => {
      const asset: unknown = await client.assets.upload('image', Buffer.from(bytes), {
        filename,
        tag: 'import',
      })
      const id = isRecord(asset) ? textField(asset, '_id') : undefined
      if (id === undefined) {
        throw new Error('the upload was answered without the id of the picture')
      }
      return id
    },
    commit: async (writes) => {
      const mutations: Mutation[] = [...writes]
      await client.mutate(mutations, {visibility: 'sync', returnDocuments: false, tag: 'import'})
    },
  }
}
