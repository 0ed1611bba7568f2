import {readerId, slugify, MAX_SLUG_LENGTH} from '@reader-article/content'

import {nameKey} from '../read/clean-text.ts'
import type {DocumentWarning, ParsedDocument} from '../read/document.ts'
import {quote} from '../read/quote.ts'
import {ImportError} from './import-error.ts'
import {rejectVersionInRelease} from './reject-version-in-release.ts'
import type {Repository, NewDocument, Write} from './repository.ts'
import {
  draftIdOf,
  pickContentFields,
  publishedIdOf,
  hasSameContent,
  textField,
  type StoredDocument,
} from './stored-document.ts'

/** The reader who is named in a document, and the writes that create or publish that reader. */
export interface ReaderPlan {
  /** The id of the published document, which may not exist yet. */
  id: string
  name: string
  /** Whether the reader is published after the writes. */
  isPublished: boolean
  isNew: boolean
  writes: Write[]
  warnings: DocumentWarning[]
}

/**
 * Finds the reader who has the document's PIN in any version, or plans to create that reader.
 *
 * Rejects with an ImportError with code 'several-readers', 'in-release' or 'other-pin'.
 */
export async function planReader(
  document: ParsedDocument,
  repository: Repository,
  options: {publish: boolean},
): Promise<ReaderPlan> {
  const newId = readerId(document.pin)
  const found = await repository.findReadersByPinOrId(document.pin, newId)
  const withPin = found.filter(({pin}) => pin === document.pin)
  const ids = [...new Set(withPin.map((version) => publishedIdOf(version._id)))]
  if (ids.length > 1) {
    throw new ImportError(
      'several-readers',
      undefined,
      `${ids.length} readers have the PIN ${document.pin}: ${withPin.map(nameOf).join(', ')}; give each a different PIN`,
    )
  }
  const [id = newId] = ids
  const versions =
    id === newId
      ? found.filter((version) => publishedIdOf(version._id) === id)
      : await repository.findVersions('reader', id)
  await rejectVersionInRelease(
    versions,
    {name: `the reader ${quote(document.name)}`, line: 1},
    repository,
  )
  if (ids.length === 0) {
    return planNewReader(document, versions, repository, options)
  }

  const published = versions.find((version) => version._id === id)
  const draft = versions.find((version) => version._id === draftIdOf(id))
  const stored = published ?? draft
  const name = (stored && textField(stored, 'name')) ?? document.name
  const warnings = findWarnings(document, name, stored)
  if (published !== undefined || !options.publish) {
    return {id, name, isPublished: published !== undefined, isNew: false, writes: [], warnings}
  }

  // The draft may be unfinished, so the reader is published with name and PIN only, without the draft's content.
  const create = await createReaderDocument(id, name, document.pin, repository)
  const writes: Write[] = [{create}]
  if (draft !== undefined) {
    if (
      hasSameContent(pickContentFields(draft), pickContentFields(create), {
        ignoreReferenceStrength: true,
      })
    ) {
      writes.push(createRevisionCheck(draft), {delete: {id: draft._id}})
    } else {
      warnings.push({
        line: 1,
        message: `${quote(name)} is published with name and PIN only; publish the draft of the profile in the Studio`,
      })
    }
  }
  return {id, name, isPublished: true, isNew: false, writes, warnings}
}

/** Creates a write that changes nothing and fails if the document has changed since it was read. */
export function createRevisionCheck(document: StoredDocument): Write {
  const name = 'name' in document ? 'name' : 'title'
  return {
    patch: {
      id: document._id,
      ifRevisionID: document._rev,
      set: {[name]: document[name] ?? ''},
    },
  }
}

async function planNewReader(
  document: ParsedDocument,
  [existing]: readonly StoredDocument[],
  repository: Repository,
  {publish}: {publish: boolean},
): Promise<ReaderPlan> {
  const id = readerId(document.pin)
  if (existing !== undefined) {
    throw new ImportError(
      'other-pin',
      1,
      `no reader has the PIN ${document.pin}: ${nameOf(existing)} had it and now has a different one; correct the PIN, or create the new reader in the Studio first`,
    )
  }
  const reader = await createReaderDocument(id, document.name, document.pin, repository)
  return {
    id,
    name: document.name,
    isPublished: publish,
    isNew: true,
    writes: [{create: publish ? reader : {...reader, _id: draftIdOf(id)}}],
    warnings: [],
  }
}

async function createReaderDocument(
  id: string,
  name: string,
  pin: string,
  repository: Repository,
): Promise<NewDocument> {
  const slug = slugify(name)
  const owners = await repository.findReaderIdsBySlug(slug)
  const isSlugFree = owners.every((owner) => publishedIdOf(owner) === id)
  const current = isSlugFree ? slug : `${slug.slice(0, MAX_SLUG_LENGTH - pin.length - 1)}-${pin}`
  return {_id: id, _type: 'reader', name, pin, slug: {_type: 'slug', current}}
}

function findWarnings(
  document: ParsedDocument,
  name: string,
  stored: StoredDocument | undefined,
): DocumentWarning[] {
  const warnings: DocumentWarning[] = []
  if (nameKey(name) !== nameKey(document.name)) {
    warnings.push({
      line: 1,
      message: `the PIN ${document.pin} belongs to ${quote(name)}, the document says ${quote(document.name)}; the stored name is kept`,
    })
  }
  if (stored?.['retired'] === true) {
    warnings.push({line: 1, message: `${quote(name)} has retired`})
  }
  return warnings
}

function nameOf(document: StoredDocument): string {
  return quote(textField(document, 'name') ?? document._id)
}
