import {API_VERSION} from '@reader-article/content'
import type {SanityClient} from '@sanity/client'

import {
  createFailure,
  mergeResults,
  type ImportFailure,
  type ImportResult,
  type ImportSuccess,
} from './import-result.ts'
import {fileName, loadDocuments, removeDuplicatePaths, type DocumentFile} from './load-document.ts'
import type {LoadedDocument} from './loaded-document.ts'
import {findDuplicates, findStatusSources} from './loaded-documents.ts'
import {orderDocuments} from './order-documents.ts'
import {createPendingDocuments} from './reference-finder.ts'
import {openRepository} from './repository.ts'
import {importOne, type Session} from './write-document.ts'

/** The documents to import and the dataset. */
export interface ImportOptions {
  /** A client of the dataset, with a token that has write access. */
  client: SanityClient
  files: readonly DocumentFile[]
  /** Whether to publish readers and articles; if false, new ones and changes are saved as drafts. */
  publish?: boolean
  /** Whether a file can contain several documents, one below the other; if false, this is an error. */
  split?: boolean
  /** Whether nothing is written; the results say what would be. */
  dryRun?: boolean
  /** Called with the result of each document when it is available. */
  onResult?: (result: ImportResult) => void
  /** Returns the current time. */
  now?: () => Date
}

/**
 * Imports documents: finds or creates the reader by PIN and the status by label, sets the availability, and creates
 * or updates the article by slug, in one transaction per document. Documents may refer to each other, and importing
 * them again changes nothing.
 *
 * Resolves with one result per document, in the order of the files. Rejects with the client's error only if the dataset
 * cannot be reached or refuses the token.
 *
 * @example
 * const results = await importDocuments({client, files: ['clara-700107.txt'], publish: true})
 */
export async function importDocuments(options: ImportOptions): Promise<ImportResult[]> {
  const entries: (LoadedDocument | ImportFailure)[] = []
  for (const file of removeDuplicatePaths(options.files)) {
    try {
      entries.push(...(await loadDocuments(file, {split: options.split ?? false})))
    } catch (error) {
      entries.push(createFailure(fileName(file), error))
    }
  }
  const results = new Map<LoadedDocument | ImportFailure, ImportResult>()
  let reported = 0
  // Reports in the order of the files, as soon as all earlier results are there.
  const report = (entry: LoadedDocument | ImportFailure, result: ImportResult) => {
    results.set(entry, result)
    for (let next = entries[reported]; next !== undefined; next = entries[reported]) {
      const available = results.get(next)
      if (available === undefined) {
        return
      }
      reported += 1
      options.onResult?.(available)
    }
  }
  const loaded = entries.filter((entry) => 'document' in entry)
  const duplicates = findDuplicates(loaded)
  for (const entry of entries) {
    const failure = 'document' in entry ? duplicates.get(entry) : entry
    if (failure !== undefined) {
      report(entry, failure)
    }
  }

  const documents = loaded.filter((document) => !duplicates.has(document))
  const remaining = new Set(documents)
  const dryRun = options.dryRun ?? false
  const session: Session = {
    repository: openRepository(options.client.withConfig({apiVersion: API_VERSION})),
    pending: () => createPendingDocuments(remaining),
    statusSources: findStatusSources(documents),
    publish: options.publish ?? false,
    dryRun,
    now: options.now ?? (() => new Date()),
  }
  // Only documents that refer to each other in a circle are written a second time.
  const firstResults = new Map<LoadedDocument, ImportSuccess>()
  for (const document of orderDocuments(documents)) {
    const {result, hasPendingReferences} = await importOne(document, session)
    if (!dryRun || !result.ok) {
      remaining.delete(document)
    }
    if (hasPendingReferences && result.ok && !dryRun) {
      firstResults.set(document, result)
    } else {
      report(document, result)
    }
  }
  for (const [document, firstResult] of firstResults) {
    const {result} = await importOne(document, session)
    report(document, result.ok ? mergeResults(firstResult, result) : result)
  }
  return entries.flatMap((entry) => results.get(entry) ?? [])
}
