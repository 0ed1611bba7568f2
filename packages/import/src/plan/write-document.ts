import {statusKey} from '@reader-article/content'
import {isHttpError} from '@sanity/client'

import type {DocumentWarning} from '../read/document.ts'
import {DocumentError} from '../read/document-error.ts'
import {createDryRepository, type PlannedWrite} from './dry-repository.ts'
import {createFailure, type ImportResult, type ImportSuccess} from './import-result.ts'
import type {LoadedDocument} from './loaded-document.ts'
import {findArticle, planArticle} from './plan-article.ts'
import {planAvailability} from './plan-availability.ts'
import {planReader} from './plan-reader.ts'
import {createReferenceFinder, type PendingDocuments} from './reference-finder.ts'
import type {Repository} from './repository.ts'
import {collectPictures, readPictures, uploadPictures} from './upload-pictures.ts'

const MAX_ATTEMPTS = 3

/** The state of an import that all its documents share. */
export interface Session {
  repository: Repository
  /** Returns the documents that are still to be written. */
  pending: () => PendingDocuments
  /** The document that sets the status of each reader, by PIN: the last one with that PIN. */
  statusSources: ReadonlyMap<string, LoadedDocument>
  publish: boolean
  dryRun: boolean
  now: () => Date
}

/** Writes a document in one transaction, again if the dataset changed meanwhile. */
export async function importOne(
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
  {file, document, readPictureFile}: LoadedDocument,
  session: Session,
): Promise<{result: ImportSuccess; hasPendingReferences: boolean}> {
  const {publish, dryRun} = session
  const plannedWrites: PlannedWrite[] = []
  const repository = dryRun
    ? createDryRepository(session.repository, (planned) => plannedWrites.push(...planned))
    : session.repository
  const warnings = [...document.warnings, ...checkPictures(file, document, publish)]
  const pictures = await readPictures(document, readPictureFile)
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
