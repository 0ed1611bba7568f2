import {access, readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

import {STATUS_SEEDS} from '@reader-article/content'
import {importDocuments, type ImportResult} from '@reader-article/import'
import type {SanityClient} from '@sanity/client'
import {sanityImport} from '@sanity/import'

interface SampleDocument {
  [field: string]: unknown
  _id: string
  _type: string
}

/** A part of the sample content was refused; the message names it. */
export class SampleError extends Error {
  readonly code = 'sample'
}

/**
 * Imports the sample content, once for each folder of data: what an editor deletes stays deleted.
 *
 * @param options - `sample` is the folder with `desk.ndjson` and `articles/`; `data` is the Lake's.
 * @param onProgress - Told what is being imported.
 * @throws SampleError
 */
export async function importSample(
  options: {client: SanityClient; sample: string; data: string},
  onProgress: (what: string) => void,
): Promise<void> {
  const {client, sample, data} = options
  const done = join(data, 'sample-imported')
  if (await exists(done)) {
    return
  }

  onProgress('readers, topics and statuses')
  const documents = await readDesk(sample)
  for (const seed of STATUS_SEEDS) {
    documents.push({...seed})
  }
  await sanityImport(documents, {
    client,
    assetsBase: sample,
    // A first start that was cut off is begun anew.
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
  await writeFile(done, `${new Date().toISOString()}\n`)
}

async function readDesk(sample: string): Promise<SampleDocument[]> {
  const text = await readFile(join(sample, 'desk.ndjson'), 'utf8')
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
