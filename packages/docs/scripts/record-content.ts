import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {API_VERSION, STATUS_SEEDS} from '@reader-article/content'
import {importDocuments} from '@reader-article/import'
import {openTestLake} from '@reader-article/lake/testing'
import {createClient, type SanityClient} from '@sanity/client'
import {sanityImport} from '@sanity/import'

const SAMPLE = fileURLToPath(new URL('../../../examples/sample-content', import.meta.url))
/** The folder of everything that is made from the sample content. */
const OUTPUT = fileURLToPath(new URL('../.recorded/', import.meta.url))
/** The widest figure of a demo, twice for dense screens. */
const MAX_IMAGE_WIDTH = 1440
/** Documents without a date are older than those with one, which have covers. */
const IMPORTED = new Date('2026-03-02T09:00:00Z')

interface RecordedDocument {
  readonly _id: string
  readonly _type: string
  readonly url?: string
  readonly [field: string]: unknown
}

/**
 * Imports the sample content into a Lake in memory, and writes what its visitors see to `.recorded/`: the published
 * documents and the pictures. The demos of the site need no server afterwards.
 */
export async function recordContent(): Promise<void> {
  await using lake = openTestLake()
  const client = createClient({
    projectId: 'local',
    dataset: 'production',
    apiHost: await lake.serve(),
    useProjectHostname: false,
    useCdn: false,
    apiVersion: API_VERSION,
    token: lake.token,
  })
  await importSample(client)
  const documents = await client.fetch<RecordedDocument[]>(
    '*[_type in ["settings", "topic", "status", "reader", "availability", "article", "sanity.imageAsset", "sanity.fileAsset"]]',
    {},
    {perspective: 'published'},
  )
  await rm(OUTPUT, {recursive: true, force: true})
  await mkdir(join(OUTPUT, 'images'), {recursive: true})
  for (const {_type, url} of documents) {
    if (_type === 'sanity.imageAsset' && url !== undefined) {
      const response = await fetch(`${url}?w=${MAX_IMAGE_WIDTH}&fit=max`)
      if (!response.ok) {
        throw new Error(`The Lake did not serve ${url}: status ${response.status}.`)
      }
      await writeFile(join(OUTPUT, 'images', basename(url)), await response.bytes())
    }
  }
  await writeFile(join(OUTPUT, 'content.json'), JSON.stringify(documents))
}

async function importSample(client: SanityClient): Promise<void> {
  const text = await readFile(join(SAMPLE, 'dataset.ndjson'), 'utf8')
  const documents = text
    .split('\n')
    .filter(Boolean)
    .map((line): RecordedDocument => JSON.parse(line))
  for (const seed of STATUS_SEEDS) {
    documents.push({...seed})
  }
  await sanityImport(documents, {
    client,
    assetsBase: SAMPLE,
    operation: 'createOrReplace',
  })
  const folder = join(SAMPLE, 'articles')
  const files = (await readdir(folder)).toSorted().map((name) => join(folder, name))
  const results = await importDocuments({client, files, publish: true, now: () => IMPORTED})
  const failed = results.filter(({ok}) => !ok)
  if (failed.length > 0) {
    throw new Error(`Documents of the sample could not be imported: ${JSON.stringify(failed)}`)
  }
}
