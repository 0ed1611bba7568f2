import {isRecord, isStringArray} from '../json.ts'
import type {SyntaxNode} from '../query/groq.ts'
import {isNode} from '../query/syntax-node.ts'

/**
 * The documents that a listener's query can match: those with one of the ids or of one of the types, or all
 * documents. It may be too wide but never too narrow.
 */
export type ListenScope =
  | {readonly by: 'id' | 'type'; readonly keys: readonly string[]}
  | {readonly by: 'all'}

const ALL: ListenScope = {by: 'all'}
/** The results of these nodes are empty if their base is. */
const TRANSPARENT: ReadonlySet<unknown> = new Set([
  'AccessAttribute',
  'AccessElement',
  'ArrayCoerce',
  'FlatMap',
  'Group',
  'Map',
  'Projection',
  'Slice',
])
const ATTRIBUTES = new Map<unknown, 'id' | 'type'>([
  ['_id', 'id'],
  ['_type', 'type'],
])
/** Above this, the index would take more memory than it saves time. */
const MAX_KEYS = 1000

/** Returns the documents that a query can match; `tree` is the query with the values of its parameters. */
export function scopeOf(tree: SyntaxNode): ListenScope {
  let node: unknown = tree
  while (isNode(node)) {
    if (node.type === 'Filter') {
      const {base, expr} = node
      if (isNode(base) && base.type === 'Everything') {
        return scopeOfCondition(expr)
      }
      node = base
    } else if (TRANSPARENT.has(node.type) || isSorting(node)) {
      node = node['base']
    } else {
      return ALL
    }
  }
  return ALL
}

function scopeOfCondition(condition: unknown): ListenScope {
  if (!isNode(condition)) {
    return ALL
  }
  const {type, op, left, right, base} = condition
  switch (type) {
    case 'Group':
      return scopeOfCondition(base)
    case 'And':
      return narrower(scopeOfCondition(left), scopeOfCondition(right))
    case 'Or':
      return union(scopeOfCondition(left), scopeOfCondition(right))
    case 'OpCall':
      if (op === '==') {
        return scopeOfEquality(left, right) ?? scopeOfEquality(right, left) ?? ALL
      }
      return op === 'in' ? (scopeOfMembership(left, right) ?? ALL) : ALL
    default:
      return ALL
  }
}

function scopeOfEquality(attribute: unknown, constant: unknown): ListenScope | undefined {
  const by = indexOf(attribute)
  const value = valueOf(constant)
  return by && typeof value === 'string' ? {by, keys: [value]} : undefined
}

function scopeOfMembership(attribute: unknown, list: unknown): ListenScope | undefined {
  const by = indexOf(attribute)
  const keys = valuesOf(list)
  return by && isStringArray(keys) && keys.length <= MAX_KEYS ? {by, keys} : undefined
}

function indexOf(node: unknown): 'id' | 'type' | undefined {
  if (!isNode(node) || node.type !== 'AccessAttribute' || node['base'] !== undefined) {
    return undefined
  }
  return ATTRIBUTES.get(node['name'])
}

function valuesOf(list: unknown): unknown {
  if (!isNode(list) || list.type !== 'Array') {
    return valueOf(list)
  }
  const {elements} = list
  return Array.isArray(elements)
    ? elements.map((element) =>
        isRecord(element) && element['isSplat'] === false ? valueOf(element['value']) : undefined,
      )
    : undefined
}

function valueOf(node: unknown): unknown {
  return isNode(node) && node.type === 'Value' ? node['value'] : undefined
}

function isSorting(node: SyntaxNode): boolean {
  return node.type === 'PipeFuncCall' && (node['name'] === 'order' || node['name'] === 'score')
}

function narrower(left: ListenScope, right: ListenScope): ListenScope {
  if (left.by === 'all' || (left.by === 'type' && right.by === 'id')) {
    return right
  }
  return left
}

function union(left: ListenScope, right: ListenScope): ListenScope {
  if (left.by === 'all' || right.by === 'all' || left.by !== right.by) {
    return ALL
  }
  return {by: left.by, keys: [...new Set([...left.keys, ...right.keys])]}
}
