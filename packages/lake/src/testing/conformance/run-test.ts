import type {DocumentSource} from '../../documents/document-source.ts'
import {QueryError} from '../../errors/query-error.ts'
import {isRecord} from '../../json.ts'
import {StagedDocuments} from '../../mutations/staged-documents.ts'
import {QueryEngine} from '../../query/query-engine.ts'
import type {SourceMapFormat} from '../../query/source-map/source-map-format.ts'
import {createSyncTagger} from '../../query/sync-tags.ts'
import type {SuiteTest} from './suite.ts'

/** Numbers that differ by this factor at most are equal. */
const TOLERANCE = 1e-9

const NOTHING: DocumentSource = {
  get: () => undefined,
  all: () => [],
  ofType: () => [],
  ofTypeWith: () => [],
  inRelease: () => [],
  referencing: () => [],
}

const engine = new QueryEngine({
  projectId: 'local',
  dataset: 'production',
  now: () => new Date(),
  tagger: createSyncTagger(Buffer.from('conformance')),
})

/**
 * Runs one test of the suite on the Lake's query engine, without or with a source map; resolves with a description
 * if it fails.
 */
export async function findFailure(
  test: SuiteTest,
  sourceMap?: SourceMapFormat,
): Promise<string | undefined> {
  const {query, parameters, isValid, documents} = test
  const view = new StagedDocuments(NOTHING)
  for (const document of documents) {
    view.set(document._id, document)
  }
  try {
    const input = {query, parameters, view, identity: ''}
    const {result} = sourceMap
      ? await engine.evaluateTraced(input, sourceMap)
      : await engine.evaluate(input)
    if (!isValid) {
      return `is accepted, and returns ${JSON.stringify(result)}`
    }
    const received: unknown = replaceScores(JSON.parse(JSON.stringify(result ?? null)))
    return isSame(test.result ?? null, received)
      ? undefined
      : `returns ${JSON.stringify(received)} instead of ${JSON.stringify(test.result)}`
  } catch (error) {
    if (!(error instanceof QueryError)) {
      throw error
    }
    return isValid ? `is refused: ${error.message}` : undefined
  }
}

/** Replaces each `_score` with its rank in its list, `_pos`, because the suite prescribes only the order. */
function replaceScores(value: unknown): unknown {
  if (Array.isArray(value)) {
    const scores = value.flatMap((entry) =>
      isRecord(entry) && typeof entry['_score'] === 'number' ? [entry['_score']] : [],
    )
    const ranks = [...new Set(scores)].toSorted((a, b) => b - a)
    return value.map((entry) => {
      if (!isRecord(entry) || typeof entry['_score'] !== 'number') {
        return replaceScores(entry)
      }
      const {_score, ...others} = entry
      return {...others, _pos: ranks.indexOf(entry['_score']) + 1}
    })
  }
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, replaceScores(child)]),
    )
  }
  return value
}

function isSame(expected: unknown, received: unknown): boolean {
  if (typeof expected === 'number' && typeof received === 'number') {
    const scale = Math.max(Math.abs(expected), Math.abs(received))
    return Math.abs(expected - received) <= scale * TOLERANCE
  }
  if (Array.isArray(expected) && Array.isArray(received)) {
    return (
      expected.length === received.length &&
      expected.every((entry, index) => isSame(entry, received[index]))
    )
  }
  if (isRecord(expected) && isRecord(received)) {
    const names = Object.keys(expected)
    return (
      names.length === Object.keys(received).length &&
      names.every((name) => name in received && isSame(expected[name], received[name]))
    )
  }
  return expected === received
}
