import {array, assert, asyncProperty, constantFrom, oneof, type Arbitrary} from 'fast-check'
import {expect, test} from 'vitest'

import type {ReadableTypes} from '../../auth/caller.ts'
import {isVisible} from '../../auth/is-visible.ts'
import {publishedIdOf} from '../../documents/document-id.ts'
import {parseDocument, type LakeDocument} from '../../documents/document.ts'
import {QueryError} from '../../errors/query-error.ts'
import {isRecord} from '../../json.ts'
import {
  datasets,
  PARAMETERS,
  perspectives,
  queries,
  readableTypes,
} from '../../testing/direct-arbitraries.ts'
import {createListSource} from '../../testing/list-source.ts'
import type {QueryInput} from '../execution.ts'
import type {Perspective} from '../perspective.ts'
import {QueryEngine, type QueryResult, type TracedResult} from '../query-engine.ts'
import {createSyncTagger} from '../sync-tags.ts'
import {createView, type View} from '../view.ts'
import {jsonPathStep} from './json-path.ts'

const COUNT = 600
const NOW = new Date('2026-05-03T10:00:00Z')
const engine = new QueryEngine({
  projectId: 'local',
  dataset: 'production',
  now: () => NOW,
  tagger: createSyncTagger(new Uint8Array(32)),
})

/** Steps that move values; some follow each other only in an invalid query. */
const steps = constantFrom(
  '[0]',
  '[-1]',
  '[0..1]',
  '[-2...3]',
  '[]',
  '.list',
  '.list[]',
  '.slug.current',
  '.a',
  '.to->',
  '->',
  '[].to->title',
  '[defined(title)]',
  '[^._type == "film"]',
  '[$number]',
  ' | order(title desc, n)',
  ' | order(^.n)',
  ' | score(title match "Red")',
  '{...}',
  '{"a": list[], ...}',
  '{list[]{..., "up": ^.title}, "b": ^.^.title}',
  '{"a": [title, ...list, n], "o": {"n": n} + slug, "s": select(defined(n) => n, slug)}',
  '{"a": array::compact([n, m]), "u": array::unique(list), "c": coalesce(n, m, to->title)}',
  '{"a": list + list, "w": $words, "sub": *[_type == "actor" && _id != ^._id]{title, "of": ^.title}}',
  '{n, defined(m) => {m, "title": m}, ...to->{slug}}',
)
const movingQueries = array(steps, {maxLength: 5}).map(
  (parts) => `*[_type == "film"]${parts.join('')}`,
)
const randomQueries = oneof(queries, movingQueries)

test('a query has the same result and the same sync tags with a source map as without', async () => {
  let mappings = 0
  await checkQueries(datasets, async ({input}) => {
    const expected = await outcomeOf(() => engine.evaluate(input))
    const outcome = await outcomeOf(async () => {
      const traced = await engine.evaluateTraced(input, 'by-index')
      mappings += traced.sourceMap.split('documentValue').length - 1
      return traced
    })
    expect(outcome).toBe(expected)
  })
  // Otherwise the property would say nothing.
  expect(mappings).toBeGreaterThan(COUNT)
})

test('each value has the source at which it is in a document that the client can read', async () => {
  const found = {right: 0, unknown: 0}
  await checkQueries(datasets.map(stampAll), async ({input, dataset, types}) => {
    const traced = await traceValid(input)
    const sourceMap: ParsedMap | undefined = traced && JSON.parse(traced.sourceMap)
    const {documents = []} = sourceMap ?? {}
    const hidden = documents.filter(
      ({_id}) => !dataset.some((each) => each._id === _id && isVisible(each, types)),
    )
    const leaves = leavesOf(traced?.result, '$').map(({path, value}) => {
      const source = sourceMap && findSource(sourceMap, path)
      return {path, value, source}
    })
    const stamped = leaves.filter(({value}) => typeof value === 'string' && STAMP.test(value))
    found.right += stamped.filter(({value, source}) => source === value).length
    found.unknown += stamped.filter(({source}) => source === 'unknown').length
    const wrong = leaves.filter(({value, source}) =>
      typeof value === 'string' && STAMP.test(value)
        ? // A function may have returned the text as it is.
          source !== value && source !== 'unknown'
        : source?.includes('|') === true && value !== readSource(input.view, source),
    )
    expect({hidden, wrong}).toEqual({hidden: [], wrong: []})
  })
  // Otherwise the property would say nothing.
  expect(found.right).toBeGreaterThan(COUNT / 2)
  expect(found.unknown).toBeLessThan(found.right / 20)
})

/** Returns the result and the sync tags as JSON, or the error. */
async function outcomeOf(evaluate: () => Promise<QueryResult>): Promise<string> {
  try {
    const {result, syncTags} = await evaluate()
    return JSON.stringify([result, syncTags])
  } catch (error) {
    return error instanceof QueryError ? JSON.stringify(error.toBody()) : String(error)
  }
}

/** Evaluates a query; resolves with undefined if it is invalid. */
async function traceValid(input: QueryInput): Promise<TracedResult | undefined> {
  try {
    return await engine.evaluateTraced(input, 'by-index')
  } catch (error) {
    if (error instanceof QueryError) {
      return undefined
    }
    throw error
  }
}

interface ParsedMap {
  readonly documents: readonly {readonly _id: string}[]
  readonly paths: readonly string[]
  readonly mappings: Readonly<Record<string, {readonly source: Source}>>
}

type Source =
  | {readonly type: 'literal' | 'unknown'}
  | {readonly type: 'documentValue'; readonly document: number; readonly path: number}

interface RandomQuery {
  readonly input: QueryInput
  readonly dataset: readonly LakeDocument[]
  readonly types: ReadableTypes
}

async function checkQueries(
  randomDatasets: Arbitrary<readonly LakeDocument[]>,
  check: (query: RandomQuery) => Promise<void>,
): Promise<void> {
  const run = (
    generated: readonly LakeDocument[],
    query: string,
    perspective: Perspective,
    types: ReadableTypes,
  ): Promise<void> => {
    // Some of the generated objects have no prototype.
    const dataset = generated
      .map((document) => parseDocument(JSON.stringify(document)))
      .toSorted((left, right) => (left._id < right._id ? -1 : 1))
    const view = createView(createListSource(dataset), perspective, types)
    return check({input: {query, parameters: PARAMETERS, view, identity: 'me'}, dataset, types})
  }
  await assert(asyncProperty(randomDatasets, randomQueries, perspectives, readableTypes, run), {
    numRuns: COUNT,
  })
}

const STAMP = /^[^|]+\|\$\[/u
const KEPT = new Set(['_id', '_type', '_rev', '_createdAt', '_updatedAt', '_ref', '_system'])

/** Replaces each text and number of each document by its address, such as `film-1|$['title']`. */
function stampAll(documents: readonly LakeDocument[]): LakeDocument[] {
  return documents.map((document) => {
    const entries = Object.entries(document).map(([name, value]) => [
      name,
      KEPT.has(name) ? value : stamp(value, `${document._id}|$${jsonPathStep(name)}`),
    ])
    return {...document, ...Object.fromEntries(entries)}
  })
}

function stamp(value: unknown, address: string): unknown {
  if (Array.isArray(value)) {
    return value.map((element: unknown, index) => stamp(element, address + jsonPathStep(index)))
  }
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([name, part]) => [
      name,
      KEPT.has(name) ? part : stamp(part, address + jsonPathStep(name)),
    ])
    return Object.fromEntries(entries)
  }
  return typeof value === 'string' || typeof value === 'number' ? address : value
}

interface Leaf {
  readonly path: string
  readonly value: unknown
}

function leavesOf(value: unknown, path: string): Leaf[] {
  if (Array.isArray(value)) {
    return value.flatMap((part: unknown, index) => leavesOf(part, path + jsonPathStep(index)))
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([name, part]) =>
      leavesOf(part, path + jsonPathStep(name)),
    )
  }
  return [{path, value}]
}

/** Returns the address from which a value of the result comes, or the kind of its source, as clients find it. */
function findSource({documents, paths, mappings}: ParsedMap, path: string): string | undefined {
  for (let end = path.length; end > 0; end--) {
    const source = mappings[path.slice(0, end)]?.source
    if (source) {
      return source.type === 'documentValue'
        ? `${documents[source.document]?._id}|${paths[source.path]}${path.slice(end)}`
        : source.type
    }
  }
  return undefined
}

/** Returns the value at an address, as the client sees it. */
function readSource(view: View, address: string): unknown {
  const [id = '', path = ''] = address.split('|')
  const document = view.get(view.hasLayers === true ? publishedIdOf(id) : id)
  return leavesOf(document, '$').find((leaf) => leaf.path === path)?.value
}
