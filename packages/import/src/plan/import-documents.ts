import {resolve} from 'node:path'

import {slugify, statusKey} from '@reader-article/content'
import {isHttpError, type SanityClient} from '@sanity/client'

import type {DocumentWarning} from '../read/document.ts'
import {DocumentError} from '../read/document-error.ts'
import {openDesk, type Desk} from './desk.ts'
import {fileName, readDocument, type DocumentFile, type ReadDocument} from './document-files.ts'
import {ImportError, type ImportProblem} from './import-error.ts'
import {findArticle, planArticle} from './plan-article.ts'
import {planAvailability} from './plan-availability.ts'
import {planReader} from './plan-reader.ts'
import {companionsOf, createReferenceFinder, type Companions} from './references.ts'
import {picturesOf, readPictures, uploadPictures} from './upload-pictures.ts'

/** What became of one file. */
export type ImportResult = ImportSuccess | ImportFailure

/** A file whose reader, status and article are in the dataset. */
export interface ImportSuccess {
  file: string
  ok: true
  /** 'unchanged' means that nothing was written. */
  action: 'created' | 'updated' | 'unchanged'
  /** What an update changed: fields of the article, 'profile' or 'status'. */
  changes: string[]
  isPublished: boolean
  reader: {id: string; name: string; pin: string}
  article: {id: string; slug: string; title: string}
  warnings: DocumentWarning[]
}

/** A file of which nothing was written. */
export interface ImportFailure {
  file: string
  ok: false
  problem: ImportProblem
}

/** What to import, and where to. */
export interface ImportOptions {
  /** A client of the dataset with a token that may write. */
  client: SanityClient
  files: readonly DocumentFile[]
  /** Publishes readers and articles; otherwise new ones and changes are drafts. */
  publish?: boolean
  /** Called for each file as soon as it is done. */
  onResult?: (result: ImportResult) => void
  /** The clock. */
  now?: () => Date
}

const ATTEMPTS = 3

/**
 * Imports documents: creates or finds the reader by PIN and the status by label, sets the availability, and creates
 * or updates the article by slug, in one transaction a file; documents may refer to each other, and importing twice
 * changes nothing.
 *
 * Resolves with a result a file, in the order of the files. Rejects with the client's error only where the dataset
 * cannot be reached or refuses the token.
 *
 * @example
 * const results = await importDocuments({client, files: ['clara-700107.txt'], publish: true})
 */
export async function importDocuments(options: ImportOptions): Promise<ImportResult[]> {
  const files = withoutRepeats(options.files)
  const results = new Map<DocumentFile, ImportResult>()
  const report = (file: DocumentFile, result: ImportResult) => {
    results.set(file, result)
    options.onResult?.(result)
  }

  const read = new Map<DocumentFile, ReadDocument>()
  const failures = new Map<DocumentFile, ImportFailure>()
  for (const file of files) {
    try {
      read.set(file, await readDocument(file))
    } catch (error) {
      failures.set(file, failureOf(fileName(file), error))
    }
  }
  for (const [file, first] of repeatedArticles(read)) {
    read.delete(file)
    failures.set(file, first)
  }

  const documents = [...read.values()]
  const session: Session = {
    desk: openDesk(options.client),
    companions: companionsOf(documents),
    switches: lastSwitches(documents),
    publish: options.publish ?? false,
    now: options.now ?? (() => new Date()),
  }
  // What refers to documents that come later is written again once they are there; that is all the second pass does.
  const waiting = new Map<DocumentFile, ImportSuccess>()
  for (const file of files) {
    const document = read.get(file)
    const failure = failures.get(file)
    if (failure !== undefined) {
      report(file, failure)
    } else if (document !== undefined) {
      const {result, pending} = await importOne(document, session)
      if (pending && result.ok) {
        waiting.set(file, result)
      } else {
        report(file, result)
      }
    }
  }
  const written = [...results].filter(([, result]) => result.ok).map(([file]) => file)
  const imported = [...written, ...waiting.keys()]
    .map((file) => read.get(file))
    .filter((document) => document !== undefined)
  const second = {...session, companions: companionsOf(imported)}
  for (const [file, first] of waiting) {
    const document = read.get(file)
    if (document !== undefined) {
      const {result} = await importOne(document, second)
      report(file, result.ok ? joined(first, result) : result)
    }
  }
  return files.flatMap((file) => results.get(file) ?? [])
}

interface Session {
  desk: Desk
  companions: Companions
  /** The file that switches each PIN's reader: the last one that names them. */
  switches: ReadonlyMap<string, ReadDocument>
  publish: boolean
  now: () => Date
}

async function importOne(
  read: ReadDocument,
  session: Session,
): Promise<{result: ImportResult; pending: boolean}> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writeDocument(read, session)
    } catch (error) {
      const isConflict = isHttpError(error) && error.statusCode === 409
      // Somebody else wrote meanwhile: look again at what is there now.
      if (!isConflict || attempt === ATTEMPTS) {
        return {result: failureOf(read.file, error), pending: false}
      }
    }
  }
}

async function writeDocument(
  {file, directory, document}: ReadDocument,
  session: Session,
): Promise<{result: ImportSuccess; pending: boolean}> {
  const {desk, publish} = session
  const warnings = [...document.warnings, ...checkPictures(file, document, publish)]
  const pictures = await readPictures(document, directory)
  const reader = await planReader(document, desk, {publish})
  const versions = await findArticle(document, reader, desk)
  const decides = session.switches.get(document.pin)
  const availability =
    decides?.document === document
      ? await planAvailability(reader, document.statusLabel, desk, session.now())
      : {writes: [], warnings: []}
  if (
    decides !== undefined &&
    statusKey(decides.document.statusLabel) !== statusKey(document.statusLabel)
  ) {
    warnings.push({
      line: 1,
      message: `${decides.file}, imported with it, says “${decides.document.statusLabel}” of the same reader; that status is taken`,
    })
  }
  const references = createReferenceFinder(desk, session.companions)
  const article = await planArticle(document, versions, {
    desk,
    reader,
    references,
    pictures: await uploadPictures(pictures, desk),
    publish,
    now: session.now(),
  })
  const writes = [...reader.writes, ...availability.writes, ...article.writes]
  if (writes.length > 0) {
    await desk.commit(writes)
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
      warnings: [
        ...warnings,
        ...reader.warnings,
        ...availability.warnings,
        ...article.warnings,
      ].toSorted((a, b) => a.line - b.line),
    },
    pending: references.pending(),
  }
}

// A draft may wait for an editor's words; what everybody sees may not lack them.
function checkPictures(
  file: string,
  document: ReadDocument['document'],
  publish: boolean,
): DocumentWarning[] {
  const wordless = picturesOf(document).filter((picture) => picture.alt === undefined)
  const [first] = wordless
  if (first !== undefined && publish) {
    throw new DocumentError(
      'figure',
      first.line,
      'a picture without an alternative text',
      /\.docx$/iu.test(file)
        ? 'say in Word what it shows (right click, View Alt Text), or give it a caption'
        : 'say what it shows: ![the moon above a bay](moon.jpg), or cover-alt="…" for a cover',
    )
  }
  return wordless.map((picture) => ({
    line: picture.line,
    message: 'the picture has no alternative text; say what it shows before publishing',
  }))
}

function failureOf(file: string, error: unknown): ImportFailure {
  if (error instanceof DocumentError || error instanceof ImportError) {
    const {code, line, message} = error
    return {file, ok: false, problem: {code, line, message}}
  }
  // A 4xx other than these is about this document; all else is about the whole import.
  if (
    isHttpError(error) &&
    error.statusCode >= 400 &&
    error.statusCode < 500 &&
    ![401, 403, 429].includes(error.statusCode)
  ) {
    return {file, ok: false, problem: {code: 'refused', line: undefined, message: error.message}}
  }
  throw error
}

function withoutRepeats(files: readonly DocumentFile[]): DocumentFile[] {
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

function repeatedArticles(
  read: ReadonlyMap<DocumentFile, ReadDocument>,
): Map<DocumentFile, ImportFailure> {
  const first = new Map<string, ReadDocument>()
  const repeated = new Map<DocumentFile, ImportFailure>()
  for (const [file, {document}] of read) {
    const key = `${document.pin} ${slugify(document.title)}`
    const earlier = first.get(key)
    const own = read.get(file)
    if (earlier !== undefined) {
      const problem: ImportProblem = {
        code: 'duplicate',
        line: document.titleLine,
        message: `the same reader and title as in ${earlier.file}; give one of them another title`,
      }
      repeated.set(file, {file: fileName(file), ok: false, problem})
    } else if (own !== undefined) {
      first.set(key, own)
    }
  }
  return repeated
}

// One reader has one status: where documents of one import disagree, the last one is taken, each time.
function lastSwitches(documents: readonly ReadDocument[]): Map<string, ReadDocument> {
  return new Map(documents.map((read) => [read.document.pin, read]))
}

function joined(first: ImportSuccess, second: ImportSuccess): ImportSuccess {
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
