import {recordAccess} from '../execution.ts'
import {findAccess, type FilterAccess} from '../plan.ts'
import {chooseAccessPath, type AccessPath} from './access-path.ts'
import type {AccessStep} from './access-step.ts'
import {sortBy} from './compare.ts'
import type {CompiledOrder} from './compile-order.ts'
import {createCondition, type Condition} from './condition.ts'
import {countByType} from './count-by-type.ts'
import {createExpression, nestScope, type Expression, type Run, type Scope} from './expression.ts'
import {NotDirectError} from './not-direct-error.ts'
import {compileOrderKey} from './order-key.ts'
import type {Pipeline} from './pipeline.ts'
import type {Syntax} from './syntax.ts'

/** Rows that are read at once beyond those that a slice needs. */
const EXTRA_ROWS = 8
const PAGE_SIZE = 500

interface CompiledPipeline {
  readonly pipeline: Pipeline
  readonly conditions: readonly Condition[]
  readonly order: readonly CompiledOrder[]
  readonly tags: FilterAccess | undefined
  readonly lookup: Expression | undefined
}

/** A document that a pipeline selects. */
interface Selected {
  readonly id: string
  /** The key of the row, from which equal documents in an index are recognised. */
  readonly key: Uint8Array
}

/** Compiles a part of a query that selects documents. */
export function compilePipeline(
  pipeline: Pipeline,
  isInElement: boolean,
  compileInner: (syntax: Syntax) => Expression,
): Expression {
  const tags = pipeline.source && findAccess(pipeline.source, isInElement)
  const conditions = pipeline.conditions.map((syntax) => createCondition(syntax, compileInner))
  const compiled: CompiledPipeline = {
    pipeline,
    conditions,
    order: pipeline.order.map(({expr, direction}) => ({
      expression: compileOrderKey(expr, compileInner),
      isDescending: direction === 'desc',
    })),
    tags,
    lookup:
      tags && 'lookup' in tags
        ? conditions.find(({shape}) => shape && 'path' in shape && shape.path[0] === '_id')?.shape
            ?.operand
        : undefined,
  }
  return createExpression((scope, run) => {
    if (pipeline.result === 'count') {
      return countDocuments(compiled, scope, run)
    }
    const documents = selectIds(compiled, scope, run).map((id) => run.documents.find(id) ?? null)
    return pipeline.result === 'single' ? (documents[0] ?? null) : documents
  })
}

function countDocuments(compiled: CompiledPipeline, scope: Scope, run: Run): number {
  const conditions = activeConditions(compiled, scope, run)
  if (!conditions) {
    recordTags(compiled, scope, run)
    return 0
  }
  const count = countByType(conditions, nestScope(scope, null), run)
  if (count === undefined) {
    return selectIds(compiled, scope, run).length
  }
  recordTags(compiled, scope, run)
  return count
}

/** Returns the visible ids of the documents that a pipeline selects, in order. */
function selectIds(compiled: CompiledPipeline, scope: Scope, run: Run): string[] {
  recordTags(compiled, scope, run)
  const conditions = activeConditions(compiled, scope, run)
  if (!conditions) {
    return []
  }
  const {pipeline} = compiled
  const path = chooseAccessPath(pipeline, conditions, nestScope(scope, null), run)
  const residual = conditions.filter((condition) => !path.served.has(condition))
  const step: AccessStep = {
    access: path.access,
    detail: path.detail,
    isOrdered: path.isOrdered,
    rows: path.rowsRead ?? 0,
  }
  run.steps.push(step)
  assertAffordable(path, compiled, residual.length > 0, run)
  const isSelected = (id: string): boolean => {
    if (residual.length === 0) {
      return true
    }
    const inner = nestScope(scope, run.documents.find(id))
    return residual.every(({expression}) => expression.evaluate(inner, run) === true)
  }
  const selected = readSelected(path, pipeline.range?.end, isSelected, step, run)
  const ids = path.isOrdered ? selected : sortSelected(compiled, selected, scope, run)
  const {range} = pipeline
  return range ? ids.slice(range.start, range.end) : ids
}

/** Throws a NotDirectError if it is certain that the budget would be exceeded, before time is spent. */
function assertAffordable(
  {size = 0, isOrdered}: AccessPath,
  {pipeline}: CompiledPipeline,
  hasResidual: boolean,
  {budget}: Run,
): void {
  const readsAll = !isOrdered || !pipeline.range
  const readsDocuments = hasResidual || !isOrdered || pipeline.result !== 'count'
  if (readsAll && size > budget.remaining(readsDocuments ? 'documents' : 'rows')) {
    throw new NotDirectError(`all of ${size} documents`)
  }
}

/** Reads the visible documents of an access path; if they are ordered, only until there are `end`. */
function readSelected(
  path: AccessPath,
  end: number | undefined,
  isSelected: (id: string) => boolean,
  step: AccessStep,
  run: Run,
): string[] {
  const {documents, budget} = run
  const needed = path.isOrdered ? (end ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  const selected: Selected[] = []
  let after = {id: '', key: new Uint8Array(0)}
  let size = Number.isFinite(needed) ? Math.min(needed + EXTRA_ROWS, PAGE_SIZE) : PAGE_SIZE
  for (;;) {
    if (selected.length >= needed && needed === 0) {
      break
    }
    const limit = Math.min(size, budget.remaining('rows') + 1)
    const rows = path.read(after, limit)
    step.rows += path.rowsRead === undefined ? rows.length : 0
    let isComplete = rows.length < limit
    for (const row of rows) {
      // In layers, equal keys are ordered by id only after all of them have been read.
      const isEnough =
        selected.length >= needed && !(documents.isLayered && hasKey(selected.at(-1), row.key))
      if (isEnough) {
        isComplete = true
        break
      }
      budget.take('rows')
      const id = visibleIdOf(path, row.id, run)
      if (id !== undefined && isSelected(id)) {
        selected.push({id, key: row.key})
      }
    }
    const last = rows.at(-1)
    if (isComplete || !last) {
      break
    }
    after = {id: last.id, key: Uint8Array.from(last.key)}
    size = PAGE_SIZE
  }
  if (documents.isLayered && path.isOrdered) {
    sortEqualKeys(selected)
  }
  return selected.map(({id}) => id)
}

function visibleIdOf(
  {hasVisibleIds}: AccessPath,
  id: string,
  {documents}: Run,
): string | undefined {
  if (!hasVisibleIds) {
    return documents.visibleIdOf(id)
  }
  return documents.find(id) && id
}

function hasKey(row: Selected | undefined, key: Uint8Array): boolean {
  return row !== undefined && Buffer.compare(row.key, key) === 0
}

function sortEqualKeys(selected: Selected[]): void {
  selected.sort(
    (left, right) => Buffer.compare(left.key, right.key) || compareIds(left.id, right.id),
  )
}

function sortSelected(
  {order}: CompiledPipeline,
  ids: readonly string[],
  scope: Scope,
  run: Run,
): string[] {
  const sorted = [...new Set(ids)].toSorted(compareIds)
  if (order.length === 0) {
    return sorted
  }
  return sortBy(
    sorted,
    order.map(({expression, isDescending}) => ({
      keyOf: (id) => expression.evaluate(nestScope(scope, run.documents.find(id)), run),
      isDescending,
    })),
  )
}

function compareIds(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}

/**
 * Returns the conditions that depend on the document, without the sides of `||` that are not true for any;
 * `undefined` if no document can fulfil all conditions.
 */
function activeConditions(
  {conditions}: CompiledPipeline,
  scope: Scope,
  run: Run,
): Condition[] | undefined {
  const inner = nestScope(scope, null)
  const active: Condition[] = []
  for (const condition of conditions) {
    const reduced = reduceCondition(condition, inner, run)
    if (reduced === false) {
      return undefined
    }
    if (reduced !== true) {
      active.push(reduced)
    }
  }
  return active
}

function reduceCondition(condition: Condition, scope: Scope, run: Run): Condition | boolean {
  if (condition.isConstant) {
    return condition.expression.evaluate(scope, run) === true
  }
  if (!condition.sides) {
    return condition
  }
  const [left, right] = condition.sides.map((side) => reduceCondition(side, scope, run))
  if (left === true || right === true) {
    return true
  }
  if (left === false || right === false) {
    return left === false ? (right ?? false) : (left ?? false)
  }
  return condition
}

function recordTags({tags, lookup}: CompiledPipeline, scope: Scope, run: Run): void {
  const {record, documents, parameters} = run
  if (lookup) {
    const id = lookup.evaluate(nestScope(scope, null), run)
    if (typeof id === 'string') {
      record.addDocument(id)
    }
    return
  }
  const access = tags && 'find' in tags ? tags.find(parameters) : ({by: 'scan'} as const)
  recordAccess(record, access, documents.isLayered)
}
