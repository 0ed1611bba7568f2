import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import {
  importDocuments,
  type DocumentFile,
  type ImportOptions,
  type ImportResult,
} from '@reader-article/import'
import {createLake, serveLake} from '@reader-article/lake'
import {createClient, type SanityClient} from '@sanity/client'
import {onTestFinished} from 'vitest'

/** A Lake with an empty dataset, and a folder for documents. */
export interface ImportDataset {
  readonly url: string
  readonly token: string
  /** The folder of the Lake's data. */
  readonly data: string
  /** A client with a token; its queries return published documents, drafts and versions. */
  readonly client: SanityClient
  /** Writes a document or a picture into the folder and returns its path. */
  writeFile(name: string, content: string | Uint8Array): Promise<string>
  /** Imports documents. */
  importFiles(
    files: readonly DocumentFile[],
    options?: Partial<ImportOptions>,
  ): Promise<ImportResult[]>
  /** Fetches all published documents, drafts and versions by id, except the records of status changes. */
  fetchAllDocuments(): Promise<Map<string, StoredDocument>>
  /** Fetches the records of status changes, the earliest first. */
  fetchStatusChanges(): Promise<StoredDocument[]>
}

/** A document of the dataset. */
export interface StoredDocument extends Record<string, unknown> {
  _id: string
  _rev: string
}

const TOKEN = 'token-of-the-import-tests'

/** Starts a Lake with an empty dataset for one test, and removes it after the test. */
export async function openImportDataset(): Promise<ImportDataset> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'))
  const data = join(folder, 'lake')
  const firstPerson = {name: 'Ada', email: 'ada@example.org'}
  const lake = createLake({data, tokens: [TOKEN], firstPerson})
  const server = await serveLake(lake, {port: 0})
  onTestFinished(async () => {
    await server.close()
    await lake.close()
    await rm(folder, {recursive: true, force: true})
  })
  const client = createClient({
    projectId: 'local',
    dataset: 'production',
    apiHost: server.url,
    useProjectHostname: false,
    apiVersion: '2026-09-01',
    useCdn: false,
    perspective: 'raw',
    token: TOKEN,
  })
  return {
    url: server.url,
    token: TOKEN,
    data,
    client,
    async writeFile(name, content) {
      const path = join(folder, 'documents', name)
      await mkdir(dirname(path), {recursive: true})
      await writeFile(path, content)
      return path
    },
    importFiles: async (files, options) => importDocuments({client, files, ...options}),
    async fetchAllDocuments() {
      const documents = await client.fetch<StoredDocument[]>(
        '*[!(_type match "system.*") && _type != "statusChange"]',
      )
      return new Map(documents.map((document) => [document._id, document]))
    },
    fetchStatusChanges: () => client.fetch('*[_type == "statusChange"] | order(at asc)'),
  }
}

/** Returns a text document with this header, title and body as a file. */
export function textFile(
  name: string,
  {
    header = 'Clara Bell - PIN 700107 - Available',
    title = 'What the moon knows',
    body = 'The moon is far away.',
  }: {header?: string; title?: string; body?: string} = {},
): DocumentFile {
  return {name, bytes: new TextEncoder().encode(`${header}\n\n${title}\n\n${body}\n`)}
}
