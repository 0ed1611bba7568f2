import type {Condition} from './condition.ts'
import type {Run, Scope} from './expression.ts'

/** Variants of documents that are read to count the documents that layers show. */
const MAX_VARIANTS = 1000

/** Counts documents by counters if only their type is given; `undefined` if they must be read. */
export function countByType(
  conditions: readonly Condition[],
  scope: Scope,
  run: Run,
): number | undefined {
  const [condition] = conditions
  if (conditions.length > 1) {
    return undefined
  }
  if (!condition) {
    return countType(undefined, run)
  }
  const {shape} = condition
  if (
    (shape?.kind !== 'equal' && shape?.kind !== 'among') ||
    shape.path.length !== 1 ||
    shape.path[0] !== '_type'
  ) {
    return undefined
  }
  const value = shape.operand.evaluate(scope, run)
  const values: unknown[] = shape.kind === 'among' ? (Array.isArray(value) ? value : []) : [value]
  const types = [...new Set(values)].filter((type) => typeof type === 'string')
  let sum = 0
  for (const type of types) {
    const count = countType(type, run)
    if (count === undefined) {
      return undefined
    }
    sum += count
  }
  return sum
}

function countType(type: string | undefined, run: Run): number | undefined {
  const {documents, store, steps} = run
  const {visibility} = documents
  let sum = 0
  for (const {variant, isPublic, count} of store.lookup.counts(type)) {
    const isVisible = visibility === 'raw' || (visibility === 'public' ? isPublic : variant === '')
    sum += isVisible ? count : 0
  }
  const change = typeof visibility === 'string' ? 0 : countLayers(type, visibility, run)
  if (change !== undefined) {
    steps.push({access: 'counter', detail: type ?? 'all types', isOrdered: true, rows: 1})
  }
  return change === undefined ? undefined : sum + change
}

/** Returns how many more documents of a type layers show than are published; `undefined` if they have too many. */
function countLayers(
  type: string | undefined,
  layers: readonly string[],
  {store: {lookup}, documents, budget}: Run,
): number | undefined {
  const ids = new Set<string>()
  for (const layer of layers) {
    const variant = layer === 'drafts' ? layer : `versions.${layer}`
    const rows = lookup.ofVariant(variant, '', MAX_VARIANTS + 1)
    if (rows.length > MAX_VARIANTS) {
      return undefined
    }
    for (const {id} of rows) {
      ids.add(id)
    }
  }
  let change = 0
  for (const id of ids) {
    budget.take('rows')
    const published = lookup.typeOf(id)
    const visible = documents.find(id)?.get('_type')
    change += Number(visible !== undefined && (type === undefined || visible === type))
    change -= Number(published !== undefined && (type === undefined || published === type))
  }
  return change
}
