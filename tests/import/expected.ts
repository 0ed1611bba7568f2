import {Buffer} from 'node:buffer'

import type {ImportResult} from '@reader-article/import'
import {expect} from 'vitest'

import type {ImportDataset} from './import-dataset.ts'

/** The time of a first import. */
export const NOON = new Date('2026-03-01T12:00:00.000Z')
/** The time of a second import. */
export const NEXT_DAY = new Date('2026-03-02T12:00:00.000Z')
/** A picture of one pixel, as PNG. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

/** The options of an import that publishes at noon. */
export const PUBLISH_AT_NOON = {publish: true, now: () => NOON}

/** Returns the result of each file in a short form. */
export function summariseResults(results: readonly ImportResult[]): unknown[] {
  return results.map((result) =>
    result.ok
      ? [result.file, result.action, ...result.changes]
      : [result.file, result.problem.code, result.problem.line, result.problem.message],
  )
}

/** Returns the warnings of all files, with their lines. */
export function collectWarnings(results: readonly ImportResult[]): string[] {
  return results.flatMap((result) =>
    result.ok ? result.warnings.map(({line, message}) => `${line}: ${message}`) : [],
  )
}

/** Fetches the revision of every document, by id. */
export async function fetchRevisions(dataset: ImportDataset): Promise<Record<string, string>> {
  return Object.fromEntries(
    [...(await dataset.fetchAllDocuments())].map(([id, {_rev}]) => [id, _rev]),
  )
}

/** Returns a reference as it is stored. */
export const strongReference = (id: string) => ({_type: 'reference', _ref: id})
/** Returns a reference to a document that is not published, as it is stored. */
export const weakReference = (id: string, type: string) => ({
  _type: 'reference',
  _ref: id,
  _weak: true,
  _strengthenOnPublish: {type},
})
/** Matches the system fields of a document. */
export const SYSTEM_FIELDS = {
  _rev: expect.any(String),
  _createdAt: expect.any(String),
  _updatedAt: expect.any(String),
}
/** Returns a paragraph as it is stored. */
export const storedParagraph = (text: string) => ({
  _type: 'block',
  _key: expect.any(String),
  style: 'normal',
  markDefs: [],
  children: [{_type: 'span', _key: 's0', text, marks: []}],
})

/** Returns a document in Markdown as a file. */
export const markdownFile = (name: string, title: string, ...lines: string[]) => ({
  name,
  bytes: Buffer.from(['Clara Bell - PIN 700107 - Busy', '', `# ${title}`, '', ...lines].join('\n')),
})
