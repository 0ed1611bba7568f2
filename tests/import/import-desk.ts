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

/** A Lake with an empty dataset and a folder for documents, gone when the test is over. */
export interface ImportDesk {
  readonly url: string
  readonly token: string
  /** A client that has signed in and sees every version. */
  readonly client: SanityClient
  /** Writes a document or a picture into the folder and returns its path. */
  file(name: string, content: string | Uint8Array): Promise<string>
  /** Imports files, or documents given as their lines. */
  run(files: readonly DocumentFile[], options?: Partial<ImportOptions>): Promise<ImportResult[]>
  /** Every document of the dataset in every version, by id. */
  everything(): Promise<Map<string, Stored>>
}

/** A document as the dataset holds it. */
export interface Stored extends Record<string, unknown> {
  _id: string
  _rev: string
}

const TOKEN = 'token-of-the-import-tests'

/** Opens a desk for one test. */
export async function openImportDesk(settings: {password?: string} = {}): Promise<ImportDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'))
  const lake = createLake({data: join(folder, 'lake'), tokens: [TOKEN], ...settings})
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
    client,
    async file(name, content) {
      const path = join(folder, 'documents', name)
      await mkdir(dirname(path), {recursive: true})
      await writeFile(path, content)
      return path
    },
    run: async (files, options) => importDocuments({client, files, ...options}),
    async everything() {
      const documents = await client.fetch<Stored[]>('*[!(_type match "system.*")]')
      return new Map(documents.map((document) => [document._id, document]))
    },
  }
}

/** A text document with this header, title and body, as a file. */
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
