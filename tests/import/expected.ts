import {Buffer} from 'node:buffer'

import type {ImportResult} from '@reader-article/import'
import {expect} from 'vitest'

import type {ImportDesk} from './import-desk.ts'

/** When an import is done, and when another one after it. */
export const NOON = new Date('2026-03-01T12:00:00.000Z')
export const LATER = new Date('2026-03-02T12:00:00.000Z')
/** A picture of one pixel, as PNG. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

/** Publishes at noon. */
export const publish = {publish: true, now: () => NOON}

/** What became of each file, in few words. */
export function outcomes(results: readonly ImportResult[]): unknown[] {
  return results.map((result) =>
    result.ok
      ? [result.file, result.action, ...result.changes]
      : [result.file, result.problem.code, result.problem.line, result.problem.message],
  )
}

/** What the files were warned of, by line. */
export function warningsOf(results: readonly ImportResult[]): string[] {
  return results.flatMap((result) =>
    result.ok ? result.warnings.map(({line, message}) => `${line}: ${message}`) : [],
  )
}

/** The revision of every document, by id. */
export async function revisions(desk: ImportDesk): Promise<Record<string, string>> {
  return Object.fromEntries([...(await desk.everything())].map(([id, {_rev}]) => [id, _rev]))
}

/** A reference as it is stored. */
export const strong = (id: string) => ({_type: 'reference', _ref: id})
/** A reference to what has not been published. */
export const weak = (id: string, type: string) => ({
  _type: 'reference',
  _ref: id,
  _weak: true,
  _strengthenOnPublish: {type},
})
/** What the Lake adds to a document. */
export const system = {
  _rev: expect.any(String),
  _createdAt: expect.any(String),
  _updatedAt: expect.any(String),
}
/** A paragraph as it is stored. */
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
