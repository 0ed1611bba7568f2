import {randomUUID} from 'node:crypto'

import {isIndexable, type Attribute} from '../documents/attribute.ts'
import type {LakeDocument} from '../documents/document.ts'
import {isRecord} from '../json.ts'
import {isClosedSubquery} from './closed-subquery.ts'
import {completeGroq} from './complete-groq.ts'
import type {QueryParameters, SyntaxNode} from './groq.ts'
import {PlanError} from './plan-error.ts'
import {isNode} from './syntax-node.ts'

/** The parameters and documents that a planned query reads while it runs. */
export interface PlanSource {
  readonly parameters: QueryParameters
  /** Returns the documents of an access path. */
  read(access: Access): readonly LakeDocument[]
  /** Evaluates a planned part of the query, once for each run. */
  evaluateOnce(part: SyntaxNode): unknown
}

/** How the documents of one `*` are found: by scanning all documents only if no index fits the filter. */
export type Access =
  | {readonly by: 'id' | 'type' | 'reference' | 'release'; readonly keys: readonly string[]}
  | {readonly by: 'attribute'; readonly type: string; readonly attribute: Attribute}
  | {readonly by: 'scan'}

/** A query in which every `*` reads from the current source while it is evaluated. */
export interface Plan {
  readonly tree: SyntaxNode
  /** The parameters that the query uses. */
  readonly parameterNames: readonly string[]
  /** Sets the source while `work` runs, and then restores the previous source, because runs may nest. */
  run<Result>(source: PlanSource, work: () => Result): Result
  /** Sets the source permanently. */
  bind(source: PlanSource): void
}

/** Prefix of the references with which the planner replaces `*[_id == …]`; the id follows. */
const LOOKUP_PREFIX = `lake-lookup:${randomUUID()}:`

/** Returns the id after the prefix; `undefined` if the planner did not create this reference. */
export function lookupIdOf(reference: string): string | undefined {
  return reference.startsWith(LOOKUP_PREFIX) ? reference.slice(LOOKUP_PREFIX.length) : undefined
}

/** What the evaluator of a plan can do. */
export interface PlanOptions {
  /** True if `match text::query()` becomes a node of type `TextMatch`, which groq-js does not have. */
  readonly allowsTextMatch?: boolean
}

/**
 * Plans a parsed query.
 *
 * Every filter remains in the plan: an access path may return too many documents, but never too few.
 */
export function planQuery(tree: SyntaxNode, {allowsTextMatch = false}: PlanOptions = {}): Plan {
  const parameterNames = new Set<string>()
  let current: PlanSource | undefined

  function source(): PlanSource {
    if (!current) {
      throw new TypeError('A plan was evaluated without a source')
    }
    return current
  }

  function createReadNode(find: (parameters: QueryParameters) => Access): SyntaxNode {
    return {
      type: 'Value',
      // For source maps; groq-js ignores it.
      readsDocuments: true,
      get value() {
        const from = source()
        return from.read(find(from.parameters))
      },
    }
  }

  /** Creates a node whose value is computed once, and not for every element of the enclosing filter. */
  function createSharedNode(part: SyntaxNode): SyntaxNode {
    return {
      type: 'Value',
      get value() {
        return source().evaluateOnce(part)
      },
    }
  }

  /** `isInElement` is true if the node belongs to an element, to which `^` in a nested filter refers. */
  function rewrite(node: SyntaxNode, isInElement: boolean): SyntaxNode {
    // A value may be a client's object that looks like a node.
    if (node.type === 'Value') {
      return node
    }
    const text = allowsTextMatch ? textQueryOf(node) : undefined
    if (text && isNode(node['left'])) {
      const left = rewrite(node['left'], isInElement)
      return {type: 'TextMatch', left, right: rewrite(text, isInElement)}
    }
    assertSupported(node)
    if (node.type === 'Everything') {
      return createReadNode(() => ({by: 'scan'}))
    }
    if (node.type === 'FuncCall' && node['namespace'] === 'releases') {
      return createReadNode(() => ({by: 'type', keys: ['system.release']}))
    }
    if (node.type === 'Parameter' && typeof node['name'] === 'string') {
      parameterNames.add(node['name'])
    }
    if (node.type === 'Filter' && isNode(node['base']) && isNode(node['expr'])) {
      const {base, expr} = node
      const planned = base.type === 'Everything' ? planFilter(expr, isInElement) : undefined
      return {
        ...node,
        base: planned ?? rewrite(base, isInElement),
        expr: rewrite(expr, true),
      }
    }
    if (
      node.type === 'OpCall' &&
      node['op'] === 'in' &&
      isNode(node['left']) &&
      isNode(node['right'])
    ) {
      const {left, right} = node
      const list = rewrite(right, isInElement)
      return {
        ...node,
        left: rewrite(left, isInElement),
        right: isClosedSubquery(right) ? createSharedNode(list) : list,
      }
    }
    const rewritten: Record<string, unknown> = {}
    for (const [key, child] of Object.entries(node)) {
      rewritten[key] = rewriteChild(child, isChildInElement(node.type, key, isInElement))
    }
    return {...rewritten, type: node.type}
  }

  function rewriteChild(child: unknown, isInElement: boolean): unknown {
    if (Array.isArray(child)) {
      return child.map((entry) => rewriteChild(entry, isInElement))
    }
    if (isNode(child)) {
      return rewrite(child, isInElement)
    }
    return child
  }

  function planFilter(expr: SyntaxNode, isInElement: boolean): SyntaxNode | undefined {
    const access = findAccess(expr, isInElement)
    if (!access) {
      return undefined
    }
    return 'lookup' in access
      ? createLookup(rewrite(access.lookup, isInElement))
      : createReadNode(access.find)
  }

  const planned = rewrite(completeGroq(tree), false)
  return {
    tree: planned,
    parameterNames: [...parameterNames],
    run(next, work) {
      const previous = current
      current = next
      try {
        return work()
      } finally {
        current = previous
      }
    },
    bind(next) {
      current = next
    },
  }
}

/** How a filter of all documents finds them: by constants, or by an id of the enclosing element. */
export type FilterAccess =
  | {readonly find: (parameters: QueryParameters) => Access}
  | {readonly lookup: SyntaxNode}

/** Finds the access path of a filter; `undefined` if it scans all documents. */
export function findAccess(expr: SyntaxNode, isInElement: boolean): FilterAccess | undefined {
  const conditions = conditionsOf(expr)
  for (const condition of conditions) {
    const ids = stringsComparedWith(condition, '_id')
    if (ids) {
      return {find: (parameters) => ({by: 'id', keys: ids(parameters)})}
    }
  }
  if (isInElement) {
    for (const condition of conditions) {
      const id = correlatedIdOf(condition)
      if (id) {
        return {lookup: id}
      }
    }
  }
  for (const condition of conditions) {
    const targets = argumentsOf(condition, 'global', 'references')
    if (targets) {
      return {find: (parameters) => ({by: 'reference', keys: targets(parameters)})}
    }
    const releases = argumentsOf(condition, 'sanity', 'partOfRelease')
    if (releases) {
      return {find: (parameters) => ({by: 'release', keys: releases(parameters)})}
    }
  }
  for (const condition of conditions) {
    const types = stringsComparedWith(condition, '_type')
    if (types) {
      return {find: accessByType(types, conditions)}
    }
  }
  return undefined
}

/** Returns the search of `text match text::query(search)`; `undefined` for any other node. */
function textQueryOf({type, op, right}: SyntaxNode): SyntaxNode | undefined {
  let called = type === 'OpCall' && op === 'match' ? right : undefined
  while (isNode(called) && called.type === 'Group') {
    called = called['base']
  }
  if (!isNode(called) || called['namespace'] !== 'text' || called['name'] !== 'query') {
    return undefined
  }
  const {args} = called
  const [search, ...others]: unknown[] = Array.isArray(args) ? args : []
  return isNode(search) && others.length === 0 ? search : undefined
}

/** Functions that groq-js parses and does not implement. */
const UNSUPPORTED = /^(?:geo|media|text|documents|user)::|^global::anywhere$/

function assertSupported({type, namespace, name}: SyntaxNode): void {
  const called = `${String(namespace)}::${String(name)}`
  if (type !== 'FuncCall' || !UNSUPPORTED.test(called)) {
    return
  }
  if (called === 'text::query') {
    throw new PlanError(
      'text::query() is supported only on the right side of match, and not together with functions such as score()',
    )
  }
  throw new PlanError(
    `the function ${called.replace('global::', '')}() is not supported by the Lake`,
  )
}

/** Returns the strings that a condition compares with, once the values of the parameters are known. */
type GetStrings = (parameters: QueryParameters) => string[]

/** Returns the `isInElement` of a child node. In groq-js, `^` does not refer to an element of a `Map`. */
function isChildInElement(type: string, key: string, isInElement: boolean): boolean {
  if (type === 'Projection' && key === 'expr') {
    return true
  }
  if ((type === 'Map' || type === 'FlatMap') && key === 'expr') {
    return false
  }
  return type === 'PipeFuncCall' && key === 'args' ? true : isInElement
}

function conditionsOf(node: SyntaxNode): SyntaxNode[] {
  if (node.type === 'Group' && isNode(node['base'])) {
    return conditionsOf(node['base'])
  }
  if (node.type !== 'And' || !isNode(node['left']) || !isNode(node['right'])) {
    return [node]
  }
  return [...conditionsOf(node['left']), ...conditionsOf(node['right'])]
}

/**
 * Returns the constants of `attribute == constant` and `attribute in [constants]`, otherwise `undefined`. A
 * constant is a value or a parameter.
 */
function stringsComparedWith(condition: SyntaxNode, attribute: string): GetStrings | undefined {
  if (condition.type !== 'OpCall') {
    return undefined
  }
  const {op, left, right} = condition
  if (!isNode(left) || !isNode(right)) {
    return undefined
  }
  if (op === '==') {
    const other = isAttribute(left, attribute)
      ? right
      : isAttribute(right, attribute)
        ? left
        : undefined
    return other && constantOf(other, stringsOfValue)
  }
  return op === 'in' && isAttribute(left, attribute) ? constantOf(right, stringsOfList) : undefined
}

/** Finds documents by type; and by a string in them, if a condition compares it with a constant. */
function accessByType(
  types: GetStrings,
  conditions: readonly SyntaxNode[],
): (parameters: QueryParameters) => Access {
  const attributes = conditions.map(attributeOf).filter((found) => found !== undefined)
  return (parameters) => {
    const keys = types(parameters)
    const [type] = keys
    if (type === undefined || keys.length > 1) {
      return {by: 'type', keys}
    }
    for (const {path, values} of attributes) {
      const [value] = values(parameters)
      // Only strings are indexed; for other values the filter checks each document of the type.
      if (value !== undefined && isIndexable({path, value})) {
        return {by: 'attribute', type, attribute: {path, value}}
      }
    }
    return {by: 'type', keys}
  }
}

/** Returns the path and the constant of `path.of.names == constant`. */
function attributeOf(
  condition: SyntaxNode,
): {readonly path: readonly string[]; readonly values: GetStrings} | undefined {
  const {type, op, left, right} = condition
  if (type !== 'OpCall' || op !== '==' || !isNode(left) || !isNode(right)) {
    return undefined
  }
  for (const [subject, other] of [[left, right] as const, [right, left] as const]) {
    const path = pathOf(subject)
    const values = path && constantOf(other, stringsOfValue)
    // Layers add `_originalId`, so the index of stored documents does not have it.
    if (path && path[0] !== '_type' && path[0] !== '_originalId' && values) {
      return {path, values}
    }
  }
  return undefined
}

function pathOf(node: SyntaxNode): string[] | undefined {
  const {type, base, name} = node
  if (type !== 'AccessAttribute' || typeof name !== 'string') {
    return undefined
  }
  if (base === undefined || (isNode(base) && base.type === 'This')) {
    return [name]
  }
  const outer = isNode(base) ? pathOf(base) : undefined
  return outer && [...outer, name]
}

/** Returns the constants with which a condition calls a function. */
function argumentsOf(
  condition: SyntaxNode,
  namespace: string,
  name: string,
): GetStrings | undefined {
  const {args} = condition
  const isCall =
    condition.type === 'FuncCall' &&
    condition['namespace'] === namespace &&
    condition['name'] === name
  if (!isCall || !Array.isArray(args)) {
    return undefined
  }
  const keys = args.map((arg) => (isNode(arg) ? constantOf(arg, stringsOfValueOrList) : undefined))
  if (!keys.every((entry) => entry !== undefined)) {
    return undefined
  }
  return (parameters) => keys.flatMap((entry) => entry(parameters))
}

function constantOf(node: SyntaxNode, read: (value: unknown) => string[]): GetStrings | undefined {
  if (node.type === 'Value') {
    const keys = read(node['value'])
    return () => keys
  }
  const {name, elements} = node
  if (node.type === 'Parameter' && typeof name === 'string') {
    return (parameters) => read(parameters[name])
  }
  if (node.type !== 'Array' || !Array.isArray(elements)) {
    return undefined
  }
  const parts = elements.map((element: unknown) => {
    if (!isRecord(element) || !isNode(element['value'])) {
      return undefined
    }
    return constantOf(
      element['value'],
      element['isSplat'] === true ? stringsOfList : stringsOfValue,
    )
  })
  if (!parts.every((part) => part !== undefined)) {
    return undefined
  }
  return (parameters) => read(parts.flatMap((part) => part(parameters)))
}

/** Returns the expression of `_id == expression` if it reads only the scope around the filter. */
function correlatedIdOf(condition: SyntaxNode): SyntaxNode | undefined {
  const {type, op, left, right} = condition
  if (type !== 'OpCall' || op !== '==' || !isNode(left) || !isNode(right)) {
    return undefined
  }
  const expression = isAttribute(left, '_id') ? right : isAttribute(right, '_id') ? left : undefined
  return expression && moveOutOfFilter(expression)
}

const MOVABLE = new Set([
  'OpCall',
  'AccessAttribute',
  'AccessElement',
  'Group',
  'Value',
  'Parameter',
])

/** Rewrites an expression of a filter so that it gives the same value in the scope around the filter. */
function moveOutOfFilter(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'Value') {
    return node
  }
  if (node.type === 'Parent') {
    return node['n'] === 1 ? {type: 'This'} : undefined
  }
  if (!MOVABLE.has(node.type)) {
    return undefined
  }
  // Without a base, the attribute belongs to the element.
  if (node.type === 'AccessAttribute' && !isNode(node['base'])) {
    return undefined
  }
  const moved: Record<string, unknown> = {}
  for (const [key, child] of Object.entries(node)) {
    if (!isNode(child)) {
      moved[key] = child
    } else {
      const part = moveOutOfFilter(child)
      if (!part) {
        return undefined
      }
      moved[key] = part
    }
  }
  return {...moved, type: node.type}
}

/** Creates an array with the document of an id, which is empty if there is no document. */
function createLookup(id: SyntaxNode): SyntaxNode {
  const reference: SyntaxNode = {
    type: 'OpCall',
    op: '+',
    left: {type: 'Value', value: LOOKUP_PREFIX},
    right: id,
  }
  const base: SyntaxNode = {
    type: 'Object',
    attributes: [{type: 'ObjectAttributeValue', name: '_ref', value: reference}],
  }
  return {
    type: 'Array',
    elements: [{type: 'ArrayElement', isSplat: true, value: {type: 'Deref', base}}],
  }
}

function isAttribute(node: SyntaxNode, name: string): boolean {
  const {type, base} = node
  const belongsToElement = base === undefined || (isNode(base) && base.type === 'This')
  return type === 'AccessAttribute' && belongsToElement && node['name'] === name
}

function stringsOfValue(value: unknown): string[] {
  return typeof value === 'string' ? [value] : []
}

function stringsOfList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

function stringsOfValueOrList(value: unknown): string[] {
  return Array.isArray(value) ? stringsOfList(value) : stringsOfValue(value)
}
