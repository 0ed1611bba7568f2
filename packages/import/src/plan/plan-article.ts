import {articleId, nextFormerSlugs, slugify} from '@reader-article/content'

import type {DocumentWarning, ParsedDocument} from '../read/document.ts'
import {quote} from '../read/quote.ts'
import {ImportError} from './import-error.ts'
import {createRevisionCheck, type ReaderPlan} from './plan-reader.ts'
import type {ReferenceFinder} from './reference-finder.ts'
import type {Repository, Write} from './repository.ts'
import {rejectVersionInRelease} from './reject-version-in-release.ts'
import {resolveBody, createStoredImage} from './resolve-body.ts'
import {
  draftIdOf,
  isRecord,
  pickContentFields,
  publishedIdOf,
  refField,
  createReference,
  hasSameContent,
  textField,
  type Reference,
  type StoredDocument,
} from './stored-document.ts'
import type {UploadedPictures} from './upload-pictures.ts'

/** The article of a document and the writes for it. */
export interface ArticlePlan {
  id: string
  slug: string
  action: 'created' | 'updated' | 'unchanged'
  /** The fields that change, by name. */
  changes: string[]
  writes: Write[]
  warnings: DocumentWarning[]
}

/** The input for the plan of an article. */
export interface ArticleContext {
  repository: Repository
  reader: ReaderPlan
  references: ReferenceFinder
  pictures: UploadedPictures
  publish: boolean
  now: Date
}

/** The published version and the draft of an article. */
export interface ArticleVersions {
  id: string
  slug: string
  published: StoredDocument | undefined
  draft: StoredDocument | undefined
  warnings: DocumentWarning[]
}

/**
 * Finds all versions of the article with the slug of a document.
 *
 * Rejects with an ImportError with code 'several-articles', 'in-release', or 'other-reader' if it belongs to a different reader.
 */
export async function findArticle(
  document: ParsedDocument,
  reader: ReaderPlan,
  repository: Repository,
): Promise<ArticleVersions> {
  const slug = slugify(document.title)
  const bySlug = await repository.findArticlesBySlug(slug)
  const ids = [...new Set(bySlug.map((version) => publishedIdOf(version._id)))]
  if (ids.length > 1) {
    throw new ImportError(
      'several-articles',
      document.titleLine,
      `${ids.length} articles have the address “${slug}” (${ids.join(', ')}); give each a different address in the Studio`,
    )
  }
  const id = ids[0] ?? articleId(slug)
  const versions = await repository.findVersions('article', id)
  for (const version of [...versions, ...bySlug]) {
    const owner = refField(version, 'reader')
    if (owner !== undefined && publishedIdOf(owner) !== reader.id) {
      const [ownerDocument] = await repository.findByIds([owner, draftIdOf(owner)])
      const name = (ownerDocument && textField(ownerDocument, 'name')) ?? owner
      const pin = (ownerDocument && textField(ownerDocument, 'pin')) ?? 'unknown'
      throw new ImportError(
        'other-reader',
        document.titleLine,
        `the article “${slug}” belongs to ${quote(name)} (PIN ${pin}), the document to ${quote(reader.name)} (PIN ${document.pin}); change the title or the PIN`,
      )
    }
  }
  await rejectVersionInRelease(
    versions,
    {name: `the article ${quote(slug)}`, line: document.titleLine},
    repository,
  )
  const published = versions.find((version) => version._id === id)
  const draft = versions.find((version) => version._id === draftIdOf(id))
  // An editor may have changed the address since the last import; it is kept.
  const currentSlug = slugOf(draft ?? published) ?? slug
  const warnings =
    currentSlug === slug
      ? []
      : [
          {
            line: document.titleLine,
            message: `the article keeps the address “${currentSlug}” that an editor set`,
          },
        ]
  return {id, slug: currentSlug, published, draft, warnings}
}

/** Plans the writes for an article; there are none if its content is the same as the document's. */
export async function planArticle(
  document: ParsedDocument,
  versions: ArticleVersions,
  context: ArticleContext,
): Promise<ArticlePlan> {
  const {id, slug, published, draft} = versions
  const {publish, reader} = context
  const warnings = [...versions.warnings]
  const stored = publish ? (published ?? draft) : (draft ?? published)
  const fields = await createFields(document, slug, stored, context, warnings)
  const common = {id, slug, warnings}

  if (!publish) {
    const target = draft ?? published
    const changes = target === undefined ? Object.keys(fields) : findChanges(target, fields, true)
    if (target === undefined || (draft === undefined && changes.length > 0)) {
      const base = target === undefined ? {} : omitFields(pickContentFields(target), changes)
      const create = {...base, ...omitUndefined(fields), _id: draftIdOf(id), _type: 'article'}
      const action = target === undefined ? 'created' : 'updated'
      return {...common, action, changes, writes: [{create}]}
    }
    return {...common, ...createPatch(target, fields, changes)}
  }

  const publishedAt =
    textField(published ?? {}, 'publishedAt') ??
    textField(draft ?? {}, 'publishedAt') ??
    context.now.toISOString()
  const formerSlugs = nextFormerSlugs({
    slug,
    formerSlugs: (published ?? draft)?.['formerSlugs'],
    publicSlug: slugOf(published) ?? '',
  })
  const next: Fields = {
    publishedAt,
    ...fields,
    formerSlugs: formerSlugs.length > 0 ? formerSlugs : undefined,
  }
  const publishedPlan =
    published === undefined
      ? {
          action: 'created' as const,
          changes: Object.keys(fields),
          writes: [{create: {...omitUndefined(next), _id: id, _type: 'article'}}],
        }
      : createPatch(published, next, findChanges(published, next, false))
  if (draft === undefined) {
    return {...common, ...publishedPlan}
  }
  const newContent = {...(published && pickContentFields(published)), ...next, _type: 'article'}
  const draftContent = {publishedAt, ...pickContentFields(draft)}
  if (hasSameContent(draftContent, omitUndefined(newContent), {ignoreReferenceStrength: true})) {
    return {
      ...common,
      action: publishedPlan.action === 'unchanged' ? 'updated' : publishedPlan.action,
      changes: publishedPlan.changes,
      writes: [...publishedPlan.writes, createRevisionCheck(draft), {delete: {id: draft._id}}],
    }
  }
  warnings.push({
    line: document.titleLine,
    message: `${reader.name}’s article has a draft with different content; the draft is kept: publish or discard it in the Studio`,
  })
  return {...common, ...publishedPlan}
}

/** The fields that a document sets; undefined removes a field. */
type Fields = Record<string, unknown>

async function createFields(
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
    reader: createReference(reader.id, 'reader', reader.isPublished),
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
    fields['cover'] = createStoredImage('image', details.cover, {pictures, stored})
  }
  if (details.topics !== undefined) {
    fields['topics'] = await findReferences(details.topics, references.findTopic, (name) =>
      warnings.push({
        line,
        message: `the topic ${quote(name)} is omitted: no topic has that title`,
      }),
    )
  }
  if (details.related !== undefined) {
    fields['related'] = await findReferences(details.related, references.findArticle, (name) =>
      warnings.push({
        line,
        message: `the related article ${quote(name)} is omitted: no article has that address`,
      }),
    )
  }
  return fields
}

async function findReferences(
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

function findChanges(
  target: StoredDocument,
  fields: Fields,
  ignoreReferenceStrength: boolean,
): string[] {
  return Object.keys(fields).filter(
    (name) => !hasSameContent(target[name], fields[name], {ignoreReferenceStrength}),
  )
}

function createPatch(
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

function omitUndefined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function omitFields(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}

function slugOf(document: StoredDocument | undefined): string | undefined {
  const slug = document?.['slug']
  return isRecord(slug) ? textField(slug, 'current') : undefined
}
