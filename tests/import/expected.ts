import {Buffer} from 'node:buffer'

import type {ImportResult} from '@reader-article/import'
import {expect} from 'vitest'

import type {ImportDataset} from './import-dataset.ts'

/** The times of a first and a second import. */
export const NOON = new Date('2026-03-01T12:00:00.000Z')
export const LATER = new Date('2026-03-02T12:00:00.000Z')
/** A picture of one pixel, as PNG. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

/** The options of an import that publishes at noon. */
export const publish = {publish: true, now: () => NOON}

/** A short form of the result of each file. */
export function outcomes(results: readonly ImportResult[]): unknown[] {
  return results.map((result) =>
    result.ok
      ? [result.file, result.action, ...result.changes]
      : [result.file, result.problem.code, result.problem.line, result.problem.message],
  )
}

/** The warnings of all files, with their lines. */
export function warningsOf(results: readonly ImportResult[]): string[] {
  return results.flatMap((result) =>
    result.ok ? result.warnings.map(({line, message}) => `${line}: ${message}`) : [],
  )
}

/** The revision of every document, by id. */
export async function revisions(dataset: ImportDataset): Promise<Record<string, string>> {
  return Object.fromEntries(
    [...(await dataset.findAllDocuments())].map(([id, {_rev}]) => [id, _rev]),
  )
}

/** A stored reference. */
export const strong = (id: string) => ({_type: 'reference', _ref: id})
/** A stored reference to a document that is not published. */
export const weak = (id: string, type: string) => ({
  _type: 'reference',
  _ref: id,
  _weak: true,
  _strengthenOnPublish: {type},
})
/** The system fields of a document. */
export const system = {
  _rev: expect.any(String),
  _createdAt: expect.any(String),
  _updatedAt: expect.any(String),
}
/** A stored paragraph. */
export const block = (text: string) => ({
  _type: 'block',
  _key: expect.any(String),
  style: 'normal',
  markDefs: [],
  children: [{_type: 'span', _key: 's0', text, marks: []}],
})

/** A document in Markdown. */
export const markdown = (name: string, title: string, ...lines: string[]) => ({
  name,
  bytes: Buffer.from(['Clara Bell - PIN 700107 - Busy', '', `# ${title}`, '', ...lines].join('\n')),
})
