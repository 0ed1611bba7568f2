import {access, readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

import {STATUS_SEEDS, switchStatus} from '@reader-article/content'
import {importDocuments, type ImportResult} from '@reader-article/import'
import type {SanityClient} from '@sanity/client'
import {sanityImport} from '@sanity/import'

interface SampleDocument {
  [field: string]: unknown
  _id: string
  _type: string
}

const HALF_HOUR_MS = 30 * 60 * 1000
const MIN_BREAK_MS = 3 * HALF_HOUR_MS

/** A part of the sample content could not be imported; the message names it. */
export class SampleError extends Error {
  readonly code = 'sample'
}

/**
 * Imports the sample content once for each data folder: documents that an editor deletes stay deleted.
 *
 * @param options - `sample` is the folder with `dataset.ndjson` and `articles/`; `data` is the Lake's
 *   data folder.
 * @param onProgress - Receives a description of the part that is being imported.
 * @throws SampleError
 */
export async function importSample(
  options: {client: SanityClient; sample: string; data: string},
  onProgress: (part: string) => void,
): Promise<void> {
  const {client, sample, data} = options
  const marker = join(data, 'sample-imported')
  if (await exists(marker)) {
    return
  }

  onProgress('readers, topics and statuses')
  const documents = await readDataset(sample)
  for (const seed of STATUS_SEEDS) {
    documents.push({...seed})
  }
  await sanityImport(documents, {
    client,
    assetsBase: sample,
    // If the first start was interrupted, the next one imports everything again.
    operation: 'createOrReplace',
  })

  const folder = join(sample, 'articles')
  const files = (await readdir(folder)).toSorted().map((name) => join(folder, name))
  let count = 0
  const results = await importDocuments({
    client,
    files,
    publish: true,
    onResult: () => onProgress(`article ${++count} of ${files.length}`),
  })
  assertImported(results)
  await startBreak(client)
  await writeFile(marker, `${new Date().toISOString()}\n`)
}

/** Gives one reader a break that ends, which a document cannot do: its time depends on when the sample is imported. */
async function startBreak(client: SanityClient): Promise<void> {
  const end = Math.ceil((Date.now() + MIN_BREAK_MS) / HALF_HOUR_MS) * HALF_HOUR_MS
  await switchStatus(
    client,
    {pin: '226190', status: 'On a break', until: new Date(end), next: 'Available'},
    {source: 'Sample content'},
  )
}

async function readDataset(sample: string): Promise<SampleDocument[]> {
  const text = await readFile(join(sample, 'dataset.ndjson'), 'utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line): SampleDocument => JSON.parse(line))
}

function assertImported(results: readonly ImportResult[]): void {
  const failed = results.flatMap((result) =>
    result.ok ? [] : [`${result.file}:${result.problem.line ?? 1}: ${result.problem.message}`],
  )
  if (failed.length > 0) {
    throw new SampleError(failed.join('\n'))
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
