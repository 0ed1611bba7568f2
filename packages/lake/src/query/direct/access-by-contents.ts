import type {PathIndexDefinition} from '../../store/path-index.ts'
import {encodeKey, endOfPrefix, isScalar} from '../../store/sort-key.ts'
import type {AccessPath, BoundCondition} from './access-path.ts'
import type {Condition} from './condition.ts'
import type {Run} from './expression.ts'
import {readKnownIds} from './known-ids.ts'
import {MissingIndexError} from './missing-index-error.ts'
import type {Pipeline} from './pipeline.ts'

/** Maximum number of documents with a value; if there are more, reading them in the order of the query may end early. */
const MAX_ROWS = 300

/**
 * Finds documents by a value in one of their arrays, as in `$slug in formerSlugs`; `undefined` if no condition has a
 * rare value. Throws a MissingIndexError.
 */
export function accessByContents(
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
  for (const {condition, shape, value} of wanted.bound) {
    const path =
      shape.kind === 'contains' && isScalar(value)
        ? accessByValue({...wanted, condition, path: shape.path, value}, run)
        : undefined
    if (path) {
      return path
    }
  }
  return undefined
}

function accessByValue(
  wanted: {
    readonly type: string | null
    readonly pipeline: Pipeline
    readonly condition: Condition
    readonly path: readonly string[]
    readonly value: string | number | boolean
  },
  run: Run,
): AccessPath | undefined {
  const {type, pipeline, condition, path, value} = wanted
  const {pathIndexes, lookup} = run.store
  const definition: PathIndexDefinition = {type, equals: [], order: [], contains: path}
  const index = pathIndexes.use(definition, run)
  if (!index) {
    throw MissingIndexError.of(pathIndexes, definition, true)
  }
  const key = encodeKey([value], ['asc'])
  const rows = lookup.idsInIndex(index.number, {id: '', key}, endOfPrefix(key), MAX_ROWS + 1)
  run.budget.take('rows', rows.length)
  if (rows.length > MAX_ROWS) {
    return undefined
  }
  return {
    access: 'index',
    detail: JSON.stringify(definition),
    read: readKnownIds(rows.map(({id}) => id).toSorted()),
    isOrdered: pipeline.order.length === 0,
    served: new Set([condition]),
    size: rows.length,
    rowsRead: rows.length,
  }
}
