import type {WordIndexDefinition} from '../../store/word-index.ts'
import type {WordIndex, WordTest} from '../../store/word-indexes.ts'
import type {AccessPath, BoundCondition} from './access-path.ts'
import type {Run} from './expression.ts'
import {readKnownIds} from './known-ids.ts'
import {readMatchWords} from './match-words.ts'
import {MissingIndexError} from './missing-index-error.ts'
import type {Pipeline} from './pipeline.ts'

/** Maximum number of rows that are read for one word. */
const MAX_ROWS = 1000
/** The same for a query with a slice, because reading documents in its order may end early. */
const MAX_ROWS_OF_SLICE = 300
/** The same for a count, which reads no documents. */
const MAX_ROWS_OF_COUNT = 2000
/** Maximum number of conditions of which the words are looked up. */
const MAX_CONDITIONS = 4

/**
 * Finds documents by words that they must contain; `undefined` if no condition has a rare word. Throws a
 * MissingIndexError.
 */
export function accessByWords(
  wanted: {
    readonly type: string | null
    readonly bound: readonly BoundCondition[]
    readonly pipeline: Pipeline
  },
  run: Run,
): AccessPath | undefined {
  if (!run.usesOptionalIndexes) {
    return undefined
  }
  const searches = wanted.bound.filter(({shape}) => shape.kind === 'match')
  for (const each of searches.slice(0, MAX_CONDITIONS)) {
    const path = accessByPattern({...wanted, ...each}, run)
    if (path) {
      return path
    }
  }
  return undefined
}

function accessByPattern(
  wanted: BoundCondition & {readonly type: string | null; readonly pipeline: Pipeline},
  run: Run,
): AccessPath | undefined {
  const {condition, shape, value, type, pipeline} = wanted
  if (shape.kind !== 'match') {
    return undefined
  }
  const words = readMatchWords(value)
  if (!words) {
    return createPath([], 'no words', {pipeline, served: new Set([condition])})
  }
  if (words.tests.length === 0) {
    return undefined
  }
  const {parts, isList, isExact} = shape.text
  const definition: WordIndexDefinition = {type, parts, isList}
  const {wordIndexes} = run.store
  const index = wordIndexes.use(definition, run)
  if (!index) {
    throw MissingIndexError.of(wordIndexes, definition, true)
  }
  const found = findEntries(index, words.tests, maxRowsOf(pipeline), run)
  if (!found) {
    return undefined
  }
  const isServed = isExact && words.isExact && found.isComplete
  return createPath(
    wordIndexes.documentsOf(found.entries).toSorted(),
    `${JSON.stringify(definition)} ${JSON.stringify(value)}`,
    {pipeline, served: new Set(isServed ? [condition] : []), rowsRead: found.rowsRead},
  )
}

function maxRowsOf({result, range}: Pipeline): number {
  if (result === 'count') {
    return MAX_ROWS_OF_COUNT
  }
  return range ? MAX_ROWS_OF_SLICE : MAX_ROWS
}

/** Entries of an index; `isComplete` if they pass all tests, and not only those of rare words. */
interface FoundEntries {
  readonly entries: ReadonlySet<number>
  readonly rowsRead: number
  readonly isComplete: boolean
}

/** Finds the entries that pass the tests of rare words; `undefined` if all words are common. */
function findEntries(
  index: WordIndex,
  tests: readonly WordTest[],
  maxRows: number,
  {store, budget}: Run,
): FoundEntries | undefined {
  let entries: ReadonlySet<number> | undefined
  let rowsRead = 0
  let isComplete = true
  for (const test of tests) {
    const rows = store.wordIndexes.find(index, test, maxRows + 1)
    budget.take('rows', rows.length)
    rowsRead += rows.length
    if (rows.length > maxRows) {
      isComplete = false
      continue
    }
    const found: ReadonlySet<number> = new Set(rows)
    entries = entries ? new Set([...entries].filter((entry) => found.has(entry))) : found
    if (entries.size === 0) {
      break
    }
  }
  return entries && {entries, rowsRead, isComplete}
}

function createPath(
  ids: readonly string[],
  detail: string,
  {pipeline, ...facts}: Pick<AccessPath, 'served' | 'rowsRead'> & {readonly pipeline: Pipeline},
): AccessPath {
  return {
    access: 'words',
    detail,
    read: readKnownIds(ids),
    isOrdered: pipeline.order.length === 0,
    size: ids.length,
    ...facts,
  }
}
