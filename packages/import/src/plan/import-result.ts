import {isHttpError} from '@sanity/client'

import type {DocumentWarning} from '../read/document.ts'
import {DocumentError} from '../read/document-error.ts'
import type {PlannedWrite} from './dry-repository.ts'
import {ImportError, type ImportProblem} from './import-error.ts'

/** The result of importing one file. */
export type ImportResult = ImportSuccess | ImportFailure

/** The result for a file that was imported. */
export interface ImportSuccess {
  file: string
  ok: true
  /** 'unchanged' means that nothing was written. */
  action: 'created' | 'updated' | 'unchanged'
  /** What an update changed: names of article fields, 'profile' or 'status'. */
  changes: string[]
  isPublished: boolean
  reader: {id: string; name: string; pin: string}
  article: {id: string; slug: string; title: string}
  /** What would be written; only in a dry run. */
  writes?: PlannedWrite[]
  warnings: DocumentWarning[]
}

/** The result for a file of which nothing was written. */
export interface ImportFailure {
  file: string
  ok: false
  problem: ImportProblem
}

/** Creates the result of a file of which nothing was written; throws errors that concern the whole import. */
export function createFailure(file: string, error: unknown): ImportFailure {
  if (error instanceof DocumentError || error instanceof ImportError) {
    const {code, line, message} = error
    return {file, ok: false, problem: {code, line, message}}
  }
  // These 4xx errors concern only this document; any other error stops the import.
  if (
    isHttpError(error) &&
    error.statusCode >= 400 &&
    error.statusCode < 500 &&
    ![401, 403, 429].includes(error.statusCode)
  ) {
    return {
      file,
      ok: false,
      problem: {
        code: 'refused',
        line: undefined,
        message: `the dataset refused the article (status ${error.statusCode}); ask a developer to compare the schema of the dataset with the importer’s`,
      },
    }
  }
  throw error
}

/** Merges the results of a document that was written twice, because others refer to it in a circle. */
export function mergeResults(first: ImportSuccess, second: ImportSuccess): ImportSuccess {
  const action = first.action === 'unchanged' ? second.action : first.action
  const warnings = new Map(
    [...first.warnings, ...second.warnings].map((warning) => [
      `${warning.line} ${warning.message}`,
      warning,
    ]),
  )
  return {
    ...second,
    action,
    changes: action === 'updated' ? [...new Set([...first.changes, ...second.changes])] : [],
    warnings: [...warnings.values()],
  }
}
