import {articleId, slugify} from '@reader-article/content'

import type {DocumentWarning, ParsedDocument} from '../read/document.ts'
import {quote} from '../read/header.ts'
import type {Desk, Write} from './desk.ts'
import {ImportError} from './import-error.ts'
import {untouched, type ReaderPlan} from './plan-reader.ts'
import type {ReferenceFinder} from './references.ts'
import {refuseReleased} from './refuse-released.ts'
import {resolveBody, storedImage} from './resolve-body.ts'
import {
  draftIdOf,
  isRecord,
  ownFields,
  publishedIdOf,
  refField,
  referTo,
  sameContent,
  textField,
  type Reference,
  type StoredDocument,
} from './stored.ts'
import type {UploadedPictures} from './upload-pictures.ts'

/** The article of a document and what must be written for it. */
export interface ArticlePlan {
  id: string
  slug: string
  action: 'created' | 'updated' | 'unchanged'
  /** The fields that change, by name. */
  changes: string[]
  writes: Write[]
  warnings: DocumentWarning[]
}

/** What the plan for an article stands on. */
export interface ArticleContext {
  desk: Desk
  reader: ReaderPlan
  references: ReferenceFinder
  pictures: UploadedPictures
  publish: boolean
  now: Date
}

/** The versions of an article that an import can meet. */
export interface ArticleVersions {
  id: string
  slug: string
  published: StoredDocument | undefined
  draft: StoredDocument | undefined
  warnings: DocumentWarning[]
}

/**
 * Finds the article with a document's address in every version.
 *
 * Throws an ImportError with code 'several-articles', 'in-release', or 'other-reader' where it belongs to somebody else.
 */
export async function findArticle(
  document: ParsedDocument,
  reader: ReaderPlan,
  desk: Desk,
): Promise<ArticleVersions> {
  const slug = slugify(document.title)
  const bySlug = await desk.articlesBySlug(slug)
  const ids = [...new Set(bySlug.map((version) => publishedIdOf(version._id)))]
  if (ids.length > 1) {
    throw new ImportError(
      'several-articles',
      document.titleLine,
      `${ids.length} articles have the address “${slug}” (${ids.join(', ')}); give each its own in the Studio`,
    )
  }
  const id = ids[0] ?? articleId(slug)
  const versions = await desk.versionsOf('article', id)
  for (const version of [...versions, ...bySlug]) {
    const owner = refField(version, 'reader')
    if (owner !== undefined && publishedIdOf(owner) !== reader.id) {
      const [other] = await desk.byIds([owner, draftIdOf(owner)])
      const name = (other && textField(other, 'name')) ?? owner
      const pin = (other && textField(other, 'pin')) ?? 'unknown'
      throw new ImportError(
        'other-reader',
        document.titleLine,
        `the article “${slug}” belongs to ${quote(name)} (PIN ${pin}), the document to ${quote(reader.name)} (PIN ${document.pin}); change the title or the PIN`,
      )
    }
  }
  await refuseReleased(
    versions,
    {name: `the article ${quote(slug)}`, line: document.titleLine},
    desk,
  )
  const published = versions.find((version) => version._id === id)
  const draft = versions.find((version) => version._id === draftIdOf(id))
  // An editor may have given the article another address since it was imported; that one stays.
  const kept = slugOf(draft ?? published) ?? slug
  const warnings =
    kept === slug
      ? []
      : [
          {
            line: document.titleLine,
            message: `the article’s address stays “${kept}”, as an editor set it`,
          },
        ]
  return {id, slug: kept, published, draft, warnings}
}

/** Plans the article: nothing where it says already what the document says. */
export async function planArticle(
  document: ParsedDocument,
  versions: ArticleVersions,
  context: ArticleContext,
): Promise<ArticlePlan> {
  const {id, slug, published, draft} = versions
  const {publish, reader} = context
  const warnings = [...versions.warnings]
  const stored = publish ? (published ?? draft) : (draft ?? published)
  const fields = await fieldsOf(document, slug, stored, context, warnings)
  const common = {id, slug, warnings}

  if (!publish) {
    const target = draft ?? published
    const changes = target === undefined ? Object.keys(fields) : changesOf(target, fields, true)
    if (target === undefined || (draft === undefined && changes.length > 0)) {
      const base = target === undefined ? {} : withoutNames(ownFields(target), changes)
      const create = {...base, ...defined(fields), _id: draftIdOf(id), _type: 'article'}
      const action = target === undefined ? 'created' : 'updated'
      return {...common, action, changes, writes: [{create}]}
    }
    return {...common, ...patchOf(target, fields, changes)}
  }

  const publishedAt =
    textField(published ?? {}, 'publishedAt') ??
    textField(draft ?? {}, 'publishedAt') ??
    context.now.toISOString()
  const next = {publishedAt, ...fields}
  const main =
    published === undefined
      ? {
          action: 'created' as const,
          changes: Object.keys(fields),
          writes: [{create: {...defined(next), _id: id, _type: 'article'}}],
        }
      : patchOf(published, next, changesOf(published, next, false))
  if (draft === undefined) {
    return {...common, ...main}
  }
  const after = {...(published && ownFields(published)), ...next, _type: 'article'}
  const pending = {publishedAt, ...ownFields(draft)}
  if (sameContent(pending, defined(after), {looseReferences: true})) {
    return {
      ...common,
      action: main.action === 'unchanged' ? 'updated' : main.action,
      changes: main.changes,
      writes: [...main.writes, untouched(draft), {delete: {id: draft._id}}],
    }
  }
  warnings.push({
    line: document.titleLine,
    message: `${reader.name}’s article has a draft that says something else; it stays, publish or discard it in the Studio`,
  })
  return {...common, ...main}
}

/** The fields a document decides; undefined where it decides that there is nothing. */
type Fields = Record<string, unknown>

async function fieldsOf(
  document: ParsedDocument,
  slug: string,
  stored: StoredDocument | undefined,
  context: ArticleContext,
  warnings: DocumentWarning[],
): Promise<Fields> {
  const {reader, references, pictures} = context
  const {details} = document
  const body = await resolveBody(document.body, {references, pictures, stored, warnings})
  const fields: Fields = {
    title: document.title,
    slug: {_type: 'slug', current: slug},
    reader: referTo(reader.id, 'reader', reader.isPublished),
    body,
    signOff: document.signOff,
  }
  if (details === undefined) {
    return fields
  }
  const {line} = details
  if (details.excerpt !== undefined) {
    fields['excerpt'] = details.excerpt === '' ? undefined : details.excerpt
  }
  if (details.publishedAt !== undefined) {
    fields['publishedAt'] = details.publishedAt
  }
  if (details.cover !== undefined) {
    fields['cover'] = storedImage('image', details.cover, {pictures, stored})
  }
  if (details.topics !== undefined) {
    fields['topics'] = await list(details.topics, references.topic, (name) =>
      warnings.push({
        line,
        message: `the topic ${quote(name)} is left out: there is none of that title`,
      }),
    )
  }
  if (details.related !== undefined) {
    fields['related'] = await list(details.related, references.article, (name) =>
      warnings.push({
        line,
        message: `the related article ${quote(name)} is left out: none has that address`,
      }),
    )
  }
  return fields
}

async function list(
  names: readonly string[],
  find: (name: string) => Promise<Reference | undefined>,
  report: (name: string) => void,
): Promise<(Reference & {_key: string})[] | undefined> {
  const references = new Map<string, Reference & {_key: string}>()
  for (const name of names) {
    const reference = await find(name)
    if (reference === undefined) {
      report(name)
    } else if (!references.has(reference._ref)) {
      references.set(reference._ref, {...reference, _key: reference._ref.slice(-64)})
    }
  }
  return references.size === 0 ? undefined : [...references.values()]
}

function changesOf(target: StoredDocument, fields: Fields, looseReferences: boolean): string[] {
  return Object.keys(fields).filter(
    (name) => !sameContent(target[name], fields[name], {looseReferences}),
  )
}

function patchOf(
  target: StoredDocument,
  fields: Fields,
  changes: string[],
): Pick<ArticlePlan, 'action' | 'changes' | 'writes'> {
  if (changes.length === 0) {
    return {action: 'unchanged', changes, writes: []}
  }
  const set = Object.fromEntries(
    changes.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]),
  )
  const unset = changes.filter((name) => fields[name] === undefined)
  return {
    action: 'updated',
    changes,
    writes: [
      {
        patch: {
          id: target._id,
          ifRevisionID: target._rev,
          ...(Object.keys(set).length > 0 && {set}),
          ...(unset.length > 0 && {unset}),
        },
      },
    ],
  }
}

function defined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function withoutNames(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}

function slugOf(document: StoredDocument | undefined): string | undefined {
  const slug = document?.['slug']
  return isRecord(slug) ? textField(slug, 'current') : undefined
}
