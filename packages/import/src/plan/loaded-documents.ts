import {slugify} from '@reader-article/content'

import type {ImportProblem} from './import-error.ts'
import type {ImportFailure} from './import-result.ts'
import type {LoadedDocument} from './loaded-document.ts'

/** Finds documents of the same reader with the same title; only the first one of them can be imported. */
export function findDuplicates(
  loaded: readonly LoadedDocument[],
): Map<LoadedDocument, ImportFailure> {
  const firstByKey = new Map<string, LoadedDocument>()
  const duplicates = new Map<LoadedDocument, ImportFailure>()
  for (const current of loaded) {
    const {document, file} = current
    const key = `${document.pin} ${slugify(document.title)}`
    const earlier = firstByKey.get(key)
    if (earlier === undefined) {
      firstByKey.set(key, current)
      continue
    }
    const place =
      earlier.file === file ? `on line ${earlier.document.titleLine}` : `in ${earlier.file}`
    const problem: ImportProblem = {
      code: 'duplicate',
      line: document.titleLine,
      message: `the same reader and title as ${place}; give one of them a different title`,
    }
    duplicates.set(current, {file, ok: false, problem})
  }
  return duplicates
}

/**
 * Finds the document that sets the status of each reader, by PIN: a reader has one status, so if documents of one import
 * differ, the last one is used, on every import.
 */
export function findStatusSources(
  documents: readonly LoadedDocument[],
): Map<string, LoadedDocument> {
  return new Map(documents.map((loaded) => [loaded.document.pin, loaded]))
}
