import type {FoundRow} from '../../store/document-lookup.ts'
import type {OrderPart, PathIndexDefinition} from '../../store/path-index.ts'
import {encodeKey, endOfPrefix, isScalar} from '../../store/sort-key.ts'
import {accessByAlternatives} from './access-by-alternatives.ts'
import {accessByContents} from './access-by-contents.ts'
import {accessByWords} from './access-by-words.ts'
import type {AccessStep} from './access-step.ts'
import type {Condition, ConditionShape} from './condition.ts'
import type {Run, Scope} from './expression.ts'
import {readKnownIds} from './known-ids.ts'
import {MissingIndexError} from './missing-index-error.ts'
import {NotDirectError} from './not-direct-error.ts'
import {readOrderKey} from './order-key.ts'
import type {Pipeline} from './pipeline.ts'

/** Maximum number of conditions that one index serves. */
const MAX_EQUALS = 3
/** Maximum number of referenced documents that fulfil a condition. */
const MAX_TARGETS = 200
const NO_KEY = new Uint8Array(0)

/** Where the stored documents of a pipeline are found. */
export interface AccessPath {
  readonly access: AccessStep['access']
  readonly detail: string
  /** Returns the rows after a row, at most `limit`; fewer if there are no more. */
  read(after: FoundRow, limit: number): FoundRow[]
  /** True if the rows are in the order of the pipeline. */
  readonly isOrdered: boolean
  /** The conditions that all rows fulfil. */
  readonly served: ReadonlySet<Condition>
  /** True if `read` returns ids of visible documents, not of stored ones. */
  readonly hasVisibleIds?: boolean
  /** The number of all rows, if it is known without reading them. */
  readonly size?: number
  /** Rows that have been read to find these rows, which are then not counted again. */
  readonly rowsRead?: number
}

/** A condition with the value of its operand. */
export interface BoundCondition {
  readonly condition: Condition
  readonly shape: ConditionShape
  readonly value: unknown
}

/**
 * Chooses how to find the documents of a pipeline. Throws a MissingIndexError if an index must be built.
 */
export function chooseAccessPath(
  pipeline: Pipeline,
  conditions: readonly Condition[],
  scope: Scope,
  run: Run,
): AccessPath {
  const bound = conditions.flatMap((condition): BoundCondition[] =>
    condition.shape
      ? [{condition, shape: condition.shape, value: condition.shape.operand.evaluate(scope, run)}]
      : [],
  )
  const byId = bound.find(({shape}) => isAt(shape, '_id'))
  if (byId) {
    return accessById(byId, run)
  }
  const variants = bound.find(({shape}) => shape.kind === 'variants')
  if (variants) {
    return accessByVariants(variants.value, run)
  }
  const referencing = bound.find(({shape}) => shape.kind === 'references')
  if (referencing) {
    return accessByReference(referencing, run)
  }
  const byType = bound.find(({shape}) => isAt(shape, '_type'))
  const types = byType ? stringsOf(byType) : undefined
  if (byType && types && types.length !== 1) {
    const path = accessByTypes(byType, types, run)
    const isSmall = (path.size ?? 0) <= run.maxUnindexed
    return (isSmall ? undefined : accessByWords({type: null, bound, pipeline}, run)) ?? path
  }
  const type = types?.[0] ?? null
  const order = indexOrderOf(pipeline, run)
  const isSmall = countOf(type ?? undefined, run) <= run.maxUnindexed
  if (type !== null && byType && isSmall) {
    return accessByType(byType, type, run, pipeline)
  }
  const equals = equalsOf(bound, run)
  const words = isSmall ? undefined : accessByWords({type, bound, pipeline}, run)
  if (words) {
    const served = new Set([...words.served, ...(byType ? [byType.condition] : [])])
    const byValue =
      equals.length > 0 ? accessByIndex({type, byType, equals, order}, run) : undefined
    return byValue && hasFewerRows(byValue, words) ? byValue : {...words, served}
  }
  if (equals.length > 0) {
    return accessByIndex({type, byType, equals, order}, run)
  }
  const contents = isSmall ? undefined : accessByContents({type, bound, pipeline}, run)
  if (contents) {
    return contents
  }
  const alternatives = isSmall ? undefined : findAlternatives(pipeline, conditions, scope, run)
  if (alternatives) {
    return alternatives
  }
  if (type !== null && order && order.length > 0) {
    return accessByIndex({type, byType, equals, order}, run)
  }
  return type !== null && byType
    ? accessByType(byType, type, run, pipeline)
    : accessByScan(run, pipeline)
}

/** Finds documents by the two sides of `||`, each of which a path finds. */
function findAlternatives(
  pipeline: Pipeline,
  conditions: readonly Condition[],
  scope: Scope,
  run: Run,
): AccessPath | undefined {
  const documents: Pipeline = {...pipeline, order: [], range: undefined, result: 'documents'}
  for (const condition of conditions) {
    const others = conditions.filter((each) => each !== condition && !each.sides)
    const path = accessByAlternatives(
      condition,
      (side) => chooseAccessPath(documents, [...others, side], scope, run),
      run,
    )
    if (path) {
      return path
    }
  }
  return undefined
}

/** Returns true if a path has fewer rows than another one that knows its size. */
function hasFewerRows(path: AccessPath, {size = 0}: AccessPath): boolean {
  return path.read({id: '', key: NO_KEY}, size).length < size
}

function isAt(shape: ConditionShape, name: string): boolean {
  return (
    (shape.kind === 'equal' || shape.kind === 'among') &&
    shape.path.length === 1 &&
    shape.path[0] === name
  )
}

/** Returns the values with which a condition compares, each once and in order; values of other types equal none. */
function valuesOf({shape, value}: BoundCondition): unknown[] {
  const values: unknown[] = shape.kind === 'among' ? (Array.isArray(value) ? value : []) : [value]
  return [...new Set(values)]
}

function stringsOf(bound: BoundCondition): string[] {
  return valuesOf(bound)
    .filter((value) => typeof value === 'string')
    .toSorted()
}

function accessById(bound: BoundCondition, {documents}: Run): AccessPath {
  const ids = stringsOf(bound)
  if (ids.some((id) => documents.isDamaged(id))) {
    throw new NotDirectError('a damaged document')
  }
  return {
    access: 'id',
    detail: ids.slice(0, 10).join(),
    read: readKnownIds(ids),
    isOrdered: false,
    served: new Set([bound.condition]),
    hasVisibleIds: true,
  }
}

/** Finds all variants of a document. */
function accessByVariants(id: unknown, {documents, store}: Run): AccessPath {
  const ids = typeof id === 'string' ? [id] : []
  if (typeof id === 'string' && !documents.isLayered) {
    const prefixes = new Set(store.lookup.counts().map(({variant}) => variant))
    prefixes.delete('')
    ids.push(...Array.from(prefixes, (prefix) => `${prefix}.${id}`))
  }
  ids.sort()
  return {
    access: 'id',
    detail: ids.slice(0, 10).join(),
    read: readKnownIds(ids),
    isOrdered: false,
    served: new Set(),
    hasVisibleIds: true,
  }
}

function accessByReference(bound: BoundCondition, {store}: Run): AccessPath {
  const {value} = bound
  const targets = [...new Set(Array.isArray(value) ? value : [value])].filter(
    (id) => typeof id === 'string',
  )
  return {
    access: 'reference',
    detail: targets.slice(0, 10).join(),
    read: (after, limit) =>
      targets.length === 1
        ? store.lookup.referencing(targets[0] ?? '', after.id, limit)
        : mergeById(
            targets.map((target) => store.lookup.referencing(target, after.id, limit)),
          ).slice(0, limit),
    isOrdered: false,
    // A reference within another reference is in the table, but groq-js does not find it.
    served: new Set(),
  }
}

function accessByTypes(bound: BoundCondition, types: readonly string[], run: Run): AccessPath {
  const {store} = run
  return {
    access: 'type',
    detail: types.slice(0, 10).join(),
    read: (after, limit) =>
      mergeById(types.map((type) => store.lookup.ofType(type, after.id, limit))).slice(0, limit),
    isOrdered: false,
    served: new Set([bound.condition]),
    size: types.reduce((sum, type) => sum + countOf(type, run), 0),
  }
}

function accessByType(
  {condition}: BoundCondition,
  type: string,
  run: Run,
  pipeline: Pipeline,
): AccessPath {
  return {
    access: 'type',
    detail: type,
    read: (after, limit) => run.store.lookup.ofType(type, after.id, limit),
    isOrdered: pipeline.order.length === 0,
    served: new Set([condition]),
    size: countOf(type, run),
  }
}

function accessByScan(run: Run, pipeline: Pipeline): AccessPath {
  return {
    access: 'scan',
    detail: 'documents',
    read: (after, limit) => run.store.lookup.all(after.id, limit),
    isOrdered: pipeline.order.length === 0,
    served: new Set(),
    size: countOf(undefined, run),
  }
}

/** Returns the number of stored documents of a type, or of all types, from the counters. */
function countOf(type: string | undefined, {store}: Run): number {
  return store.lookup.counts(type).reduce((sum, {count}) => sum + count, 0)
}

/** A path, and the values of which a document has one there. */
interface EqualCondition {
  readonly condition: Condition
  readonly path: readonly string[]
  readonly values: readonly unknown[]
}

function equalsOf(bound: readonly BoundCondition[], run: Run): EqualCondition[] {
  const equals: EqualCondition[] = []
  const add = (condition: Condition, path: readonly string[], values: readonly unknown[]): void => {
    // An index has no entry for a missing value.
    if (!values.includes(null) && !equals.some((each) => isSamePath(each.path, path))) {
      equals.push({condition, path, values: values.filter(isScalar)})
    }
  }
  for (const each of bound) {
    const {condition, shape, value} = each
    if ((shape.kind === 'equal' || shape.kind === 'among') && !isAt(shape, '_type')) {
      if (!isLayeredPath(shape.path, run)) {
        add(condition, shape.path, valuesOf(each))
      }
    } else if (shape.kind === 'target-equal' && isScalar(value)) {
      add(condition, shape.reference, findTargets(shape.path, value, run))
    }
  }
  return equals
    .toSorted((left, right) => left.values.length - right.values.length)
    .slice(0, MAX_EQUALS)
}

/** Returns true if an attribute differs from the stored document in a list of layers. */
function isLayeredPath([name]: readonly string[], {documents}: Run): boolean {
  return documents.isLayered && (name === '_id' || name === '_originalId')
}

/** Finds the visible documents of all types with a value at a path, for a condition on a referenced document. */
function findTargets(
  path: readonly string[],
  value: string | number | boolean,
  run: Run,
): readonly string[] {
  const index = useIndex({type: null, equals: [path], order: []}, run)
  const prefix = encodeKey([value], ['asc'])
  // A change of any document may change which documents are referenced.
  run.record.addAccess({by: 'scan'})
  const limit = Math.min(run.budget.remaining('rows'), MAX_TARGETS) + 1
  const rows = run.store.lookup.inIndex(index, {id: '', key: prefix}, endOfPrefix(prefix), limit)
  run.budget.take('rows', rows.length)
  if (rows.length > MAX_TARGETS) {
    throw new NotDirectError('a condition on too many referenced documents')
  }
  return rows.map(({id}) => run.documents.visibleIdOf(id)).filter((id) => id !== undefined)
}

/** Returns the number of an index. Throws a MissingIndexError if it is not ready. */
function useIndex(definition: PathIndexDefinition, run: Run): number {
  const index = run.store.pathIndexes.use(definition, run)
  if (!index) {
    throw MissingIndexError.of(run.store.pathIndexes, definition, false)
  }
  return index.number
}

function isSamePath(left: readonly string[], right: readonly string[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** Returns the order of the pipeline as an index can have it; `undefined` if it cannot. */
function indexOrderOf({order}: Pipeline, run: Run): readonly OrderPart[] | undefined {
  const parts: OrderPart[] = []
  for (const [index, {expr, direction}] of order.entries()) {
    const key = readOrderKey(expr)
    if (!key) {
      return undefined
    }
    const {path} = key
    if (path[0] === '_id' && key.function) {
      return undefined
    }
    if (path[0] === '_id' && path.length === 1) {
      // Documents with the same key are ordered by id.
      if (direction === 'asc') {
        return parts
      }
      if (run.documents.isLayered) {
        return undefined
      }
    }
    if (path[0] === '_originalId' || index > 3) {
      return undefined
    }
    parts.push({path, direction, ...(key.function && {function: key.function})})
  }
  return parts
}

function accessByIndex(
  wanted: {
    readonly type: string | null
    readonly byType: BoundCondition | undefined
    readonly equals: readonly EqualCondition[]
    readonly order: readonly OrderPart[] | undefined
  },
  run: Run,
): AccessPath {
  const {type, byType} = wanted
  const equals = wanted.equals.toSorted((left, right) =>
    JSON.stringify(left.path) < JSON.stringify(right.path) ? -1 : 1,
  )
  run.budget.take(
    'rows',
    equals.reduce((product, {values}) => product * values.length, 1),
  )
  const prefixes = prefixesOf(equals.map(({values}) => values))
  const isOrdered = wanted.order !== undefined && prefixes.length <= 1
  const definition: PathIndexDefinition = {
    type,
    equals: equals.map(({path}) => path),
    order: isOrdered && wanted.order ? wanted.order : [],
  }
  const index = useIndex(definition, run)
  const ranges = prefixes.map((prefix) => ({prefix, end: endOfPrefix(prefix)}))
  const [only] = ranges
  return {
    access: 'index',
    detail: JSON.stringify(definition),
    read(after, limit) {
      if (ranges.length === 1 && only) {
        return readRange(index, only, after, limit, run)
      }
      // Several ranges are read one after the other.
      const rows: FoundRow[] = []
      for (const {prefix, end} of ranges) {
        if (Buffer.compare(end, after.key) <= 0) {
          continue
        }
        const from = Buffer.compare(prefix, after.key) > 0 ? {id: '', key: prefix} : after
        rows.push(...run.store.lookup.inIndex(index, from, end, limit - rows.length))
        if (rows.length >= limit) {
          break
        }
      }
      return rows
    },
    isOrdered: isOrdered || prefixes.length === 0,
    ...(type !== null && equals.length === 0 && {size: countOf(type, run)}),
    served: new Set([
      ...equals.map(({condition}) => condition),
      ...(byType ? [byType.condition] : []),
    ]),
  }
}

/** Reads the rows of an index with a prefix after a row; with their keys only for layers, which are ordered by them. */
function readRange(
  index: number,
  {prefix, end}: {readonly prefix: Uint8Array; readonly end: Uint8Array},
  {id, key}: FoundRow,
  limit: number,
  {documents, store: {lookup}}: Run,
): FoundRow[] {
  if (documents.isLayered) {
    return lookup.inIndex(index, {id, key: key.length === 0 ? prefix : key}, end, limit)
  }
  const from = id === '' ? prefix : lookup.keyInIndex(index, id)
  return lookup.idsInIndex(index, {id, key: from}, end, limit)
}

/** Returns the beginnings of the keys with every combination of the values, in the order of keys. */
function prefixesOf(lists: readonly (readonly unknown[])[]): Buffer[] {
  const combinations = lists.reduce<unknown[][]>(
    (heads, values) => heads.flatMap((head) => values.map((value) => [...head, value])),
    [[]],
  )
  return combinations
    .map((values) =>
      encodeKey(
        values,
        values.map(() => 'asc'),
      ),
    )
    .toSorted((left, right) => Buffer.compare(left, right))
}

function mergeById(lists: readonly (readonly FoundRow[])[]): FoundRow[] {
  const rows = new Map(lists.flat().map((row) => [row.id, row]))
  return [...rows.values()].toSorted((left, right) => (left.id < right.id ? -1 : 1))
}
