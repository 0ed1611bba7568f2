import {readerId, slugify, SLUG_MAX_LENGTH} from '@reader-article/content'

import {nameKey} from '../read/clean-text.ts'
import type {DocumentWarning, ParsedDocument} from '../read/document.ts'
import {quote} from '../read/header.ts'
import type {Desk, NewDocument, Write} from './desk.ts'
import {ImportError} from './import-error.ts'
import {refuseReleased} from './refuse-released.ts'
import {
  draftIdOf,
  ownFields,
  publishedIdOf,
  sameContent,
  textField,
  type StoredDocument,
} from './stored.ts'

/** The reader of a document and what must be written for them. */
export interface ReaderPlan {
  /** The id under which they are or will be published. */
  id: string
  name: string
  /** Whether they are public once the writes are done. */
  isPublished: boolean
  isNew: boolean
  writes: Write[]
  warnings: DocumentWarning[]
}

/**
 * Finds the reader with a document's PIN in every version of every document, or plans to create one.
 *
 * Throws an ImportError with code 'several-readers', 'in-release' or 'other-pin'.
 */
export async function planReader(
  document: ParsedDocument,
  desk: Desk,
  options: {publish: boolean},
): Promise<ReaderPlan> {
  const withPin = await desk.readersByPin(document.pin)
  const ids = [...new Set(withPin.map((version) => publishedIdOf(version._id)))]
  if (ids.length > 1) {
    throw new ImportError(
      'several-readers',
      undefined,
      `${ids.length} readers have the PIN ${document.pin}: ${withPin.map(nameOf).join(', ')}; give each their own`,
    )
  }
  const id = ids[0] ?? readerId(document.pin)
  const versions = await desk.versionsOf('reader', id)
  await refuseReleased(versions, {name: `the reader ${quote(document.name)}`, line: 1}, desk)
  if (ids.length === 0) {
    return createReader(document, versions, desk, options)
  }

  const published = versions.find((version) => version._id === id)
  const draft = versions.find((version) => version._id === draftIdOf(id))
  const known = published ?? draft
  const name = (known && textField(known, 'name')) ?? document.name
  const warnings = warningsFor(document, name, known)
  if (published !== undefined || !options.publish) {
    return {id, name, isPublished: published !== undefined, isNew: false, writes: [], warnings}
  }

  // Only a draft, which may be half-written: what is published is what the document says, not the draft.
  const created = await newReader(id, name, document.pin, desk)
  const writes: Write[] = [{create: created}]
  if (draft !== undefined) {
    if (sameContent(ownFields(draft), ownFields(created), {looseReferences: true})) {
      writes.push(untouched(draft), {delete: {id: draft._id}})
    } else {
      warnings.push({
        line: 1,
        message: `${quote(name)} is published with name and PIN only; the draft of the profile stays to be published in the Studio`,
      })
    }
  }
  return {id, name, isPublished: true, isNew: false, writes, warnings}
}

/** A write that changes nothing and fails where somebody else has changed the document meanwhile. */
export function untouched(document: StoredDocument): Write {
  const name = 'name' in document ? 'name' : 'title'
  return {
    patch: {
      id: document._id,
      ifRevisionID: document._rev,
      set: {[name]: document[name] ?? ''},
    },
  }
}

async function createReader(
  document: ParsedDocument,
  [taken]: readonly StoredDocument[],
  desk: Desk,
  {publish}: {publish: boolean},
): Promise<ReaderPlan> {
  const id = readerId(document.pin)
  if (taken !== undefined) {
    throw new ImportError(
      'other-pin',
      1,
      `no reader has the PIN ${document.pin}, and the one who had it, ${nameOf(taken)}, now has another; correct the PIN, or create the new reader in the Studio first`,
    )
  }
  const reader = await newReader(id, document.name, document.pin, desk)
  return {
    id,
    name: document.name,
    isPublished: publish,
    isNew: true,
    writes: [{create: publish ? reader : {...reader, _id: draftIdOf(id)}}],
    warnings: [],
  }
}

async function newReader(id: string, name: string, pin: string, desk: Desk): Promise<NewDocument> {
  const slug = slugify(name)
  const owners = await desk.readerSlugOwners(slug)
  const isFree = owners.every((owner) => publishedIdOf(owner) === id)
  const current = isFree ? slug : `${slug.slice(0, SLUG_MAX_LENGTH - pin.length - 1)}-${pin}`
  return {_id: id, _type: 'reader', name, pin, slug: {_type: 'slug', current}}
}

function warningsFor(
  document: ParsedDocument,
  name: string,
  known: StoredDocument | undefined,
): DocumentWarning[] {
  const warnings: DocumentWarning[] = []
  if (nameKey(name) !== nameKey(document.name)) {
    warnings.push({
      line: 1,
      message: `the PIN ${document.pin} belongs to ${quote(name)}, the document says ${quote(document.name)}; the stored name stays`,
    })
  }
  if (known?.['retired'] === true) {
    warnings.push({line: 1, message: `${quote(name)} has retired`})
  }
  return warnings
}

function nameOf(document: StoredDocument): string {
  return quote(textField(document, 'name') ?? document._id)
}
