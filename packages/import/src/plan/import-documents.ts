import {resolve} from 'node:path'

import {slugify, statusKey} from '@reader-article/content'
import {isHttpError, type SanityClient} from '@sanity/client'

import type {DocumentWarning} from '../read/document.ts'
import {DocumentError} from '../read/document-error.ts'
import {ImportError, type ImportProblem} from './import-error.ts'
import {createDryRepository, type PlannedWrite} from './dry-repository.ts'
import {fileName, loadDocuments, type DocumentFile, type LoadedDocument} from './load-document.ts'
import {orderDocuments} from './order-documents.ts'
import {findArticle, planArticle} from './plan-article.ts'
import {planAvailability} from './plan-availability.ts'
import {planReader} from './plan-reader.ts'
import {
  createPendingDocuments,
  createReferenceFinder,
  type PendingDocuments,
} from './reference-finder.ts'
import {openRepository, type Repository} from './repository.ts'
import {collectPictures, readPictures, uploadPictures} from './upload-pictures.ts'

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

const MAX_ATTEMPTS = 3

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
    repository: openRepository(options.client),
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

interface Session {
  repository: Repository
  /** Returns the documents that are still to be written. */
  pending: () => PendingDocuments
  /** The document that sets the status of each reader, by PIN: the last one with that PIN. */
  statusSources: ReadonlyMap<string, LoadedDocument>
  publish: boolean
  dryRun: boolean
  now: () => Date
}

async function importOne(
  loaded: LoadedDocument,
  session: Session,
): Promise<{result: ImportResult; hasPendingReferences: boolean}> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writeDocument(loaded, session)
    } catch (error) {
      const isConflict = isHttpError(error) && error.statusCode === 409
      // A concurrent write changed the dataset, so the document is planned again.
      if (!isConflict || attempt === MAX_ATTEMPTS) {
        return {result: createFailure(loaded.file, error), hasPendingReferences: false}
      }
    }
  }
}

async function writeDocument(
  {file, directory, document}: LoadedDocument,
  session: Session,
): Promise<{result: ImportSuccess; hasPendingReferences: boolean}> {
  const {publish, dryRun} = session
  const plannedWrites: PlannedWrite[] = []
  const repository = dryRun
    ? createDryRepository(session.repository, (planned) => plannedWrites.push(...planned))
    : session.repository
  const warnings = [...document.warnings, ...checkPictures(file, document, publish)]
  const pictures = await readPictures(document, directory)
  const reader = await planReader(document, repository, {publish})
  const versions = await findArticle(document, reader, repository)
  const statusSource = session.statusSources.get(document.pin)
  const availability =
    statusSource?.document === document
      ? await planAvailability(reader, document.statusLabel, repository, session.now())
      : {writes: [], warnings: []}
  if (
    statusSource !== undefined &&
    statusKey(statusSource.document.statusLabel) !== statusKey(document.statusLabel)
  ) {
    warnings.push({
      line: 1,
      message: `${statusSource.file}, imported at the same time, gives the same reader the status “${statusSource.document.statusLabel}”; that status is used`,
    })
  }
  const references = createReferenceFinder(repository, session.pending())
  const article = await planArticle(document, versions, {
    repository,
    reader,
    references,
    pictures: await uploadPictures(pictures, repository),
    publish,
    now: session.now(),
  })
  const writes = [...reader.writes, ...availability.writes, ...article.writes]
  if (writes.length > 0) {
    await repository.commit(writes)
  }
  const action = article.action === 'unchanged' && writes.length > 0 ? 'updated' : article.action
  const changes = [
    ...(reader.writes.length > 0 ? ['profile'] : []),
    ...(availability.writes.length > 0 ? ['status'] : []),
    ...article.changes,
  ]
  return {
    result: {
      file,
      ok: true,
      action,
      changes: action === 'updated' ? changes : [],
      isPublished: publish,
      reader: {id: reader.id, name: reader.name, pin: document.pin},
      article: {id: article.id, slug: article.slug, title: document.title},
      ...(dryRun && {writes: plannedWrites}),
      warnings: [
        ...warnings,
        ...reader.warnings,
        ...availability.warnings,
        ...article.warnings,
      ].toSorted((a, b) => a.line - b.line),
    },
    hasPendingReferences: references.hasPendingReferences(),
  }
}

// An alternative text can be added to a draft later, but a published picture must have one.
function checkPictures(
  file: string,
  document: LoadedDocument['document'],
  publish: boolean,
): DocumentWarning[] {
  const withoutAlt = collectPictures(document).filter((picture) => picture.alt === undefined)
  const [first] = withoutAlt
  if (first !== undefined && publish) {
    throw new DocumentError(
      'figure',
      first.line,
      'a picture without an alternative text',
      /\.docx$/iu.test(file)
        ? 'describe what it shows in Word (right click, View Alt Text), or add a caption'
        : 'describe what it shows: ![the moon above a bay](moon.jpg), or cover-alt="…" for a cover',
    )
  }
  return withoutAlt.map((picture) => ({
    line: picture.line,
    message: 'the picture has no alternative text; describe what it shows before publishing',
  }))
}

function createFailure(file: string, error: unknown): ImportFailure {
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

function removeDuplicatePaths(files: readonly DocumentFile[]): DocumentFile[] {
  const seen = new Set<string>()
  return files.filter((file) => {
    if (typeof file !== 'string') {
      return true
    }
    const path = resolve(file)
    const isNew = !seen.has(path)
    seen.add(path)
    return isNew
  })
}

function findDuplicates(loaded: readonly LoadedDocument[]): Map<LoadedDocument, ImportFailure> {
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

// A reader has one status: if documents of one import differ, the last one is used, on every import.
function findStatusSources(documents: readonly LoadedDocument[]): Map<string, LoadedDocument> {
  return new Map(documents.map((loaded) => [loaded.document.pin, loaded]))
}

function mergeResults(first: ImportSuccess, second: ImportSuccess): ImportSuccess {
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
