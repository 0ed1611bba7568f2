import {randomUUID} from 'node:crypto'

import {isIndexable, type Attribute} from '../documents/attribute.ts'
import type {LakeDocument} from '../documents/document.ts'
import {isRecord} from '../json.ts'
import type {QueryParameters, SyntaxNode} from './groq.ts'
import {guardPattern} from './match-pattern.ts'
import {PlanError} from './plan-error.ts'
import {isNode} from './syntax-node.ts'

/** What a planned query reads from while it runs. */
export interface PlanSource {
  readonly parameters: QueryParameters
  /** Returns the documents of an access path. */
  read(access: Access): readonly LakeDocument[]
}

/** How the documents of one `*` are found: a scan only if the filter allows no index. */
export type Access =
  | {readonly by: 'id' | 'type' | 'reference'; readonly keys: readonly string[]}
  | {readonly by: 'attribute'; readonly type: string; readonly attribute: Attribute}
  | {readonly by: 'scan'}

/** A query in which every `*` reads from the current source while it is evaluated. */
export interface Plan {
  readonly tree: SyntaxNode
  /** The parameters that the query uses. */
  readonly parameterNames: readonly string[]
  /** Those that are patterns of `match`. */
  readonly patternNames: readonly string[]
  readonly usesMatch: boolean
  /** Sets the source while `work` runs, and then restores the previous one: runs may nest. */
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

/**
 * Plans a parsed query.
 *
 * Every filter remains in the plan: an access path may return too many documents, but never too few.
 */
export function planQuery(tree: SyntaxNode): Plan {
  const names = new Set<string>()
  const patternNames = new Set<string>()
  let current: PlanSource | undefined
  let usesMatch = false

  function source(): PlanSource {
    if (!current) {
      throw new TypeError('A plan was evaluated without a source')
    }
    return current
  }

  function documentsBy(find: (parameters: QueryParameters) => Access): SyntaxNode {
    return {
      type: 'Value',
      get value() {
        const from = source()
        return from.read(find(from.parameters))
      },
    }
  }

  /** `inElement` is true if `^`, one level further in, means the value of this scope. */
  function rewrite(node: SyntaxNode, inElement: boolean): SyntaxNode {
    // A value may be an object of the caller that looks like a node.
    if (node.type === 'Value') {
      return node
    }
    assertSupported(node)
    if (node.type === 'Everything') {
      return documentsBy(() => ({by: 'scan'}))
    }
    if (node.type === 'FuncCall' && node['namespace'] === 'releases') {
      return documentsBy(() => ({by: 'type', keys: ['system.release']}))
    }
    if (node.type === 'Parameter' && typeof node['name'] === 'string') {
      names.add(node['name'])
    }
    if (node.type === 'Filter' && isNode(node['base']) && isNode(node['expr'])) {
      const {base, expr} = node
      const planned = base.type === 'Everything' ? planFilter(expr, inElement) : undefined
      return {
        ...node,
        base: planned ?? rewrite(base, inElement),
        expr: rewrite(expr, true),
      }
    }
    if (
      node.type === 'OpCall' &&
      node['op'] === 'match' &&
      isNode(node['left']) &&
      isNode(node['right'])
    ) {
      usesMatch = true
      const pattern = guardPattern(node['right'], (name) => patternNames.add(name))
      return {...node, left: rewrite(node['left'], inElement), right: rewrite(pattern, inElement)}
    }
    const rewritten: Record<string, unknown> = {}
    for (const [key, child] of Object.entries(node)) {
      rewritten[key] = rewriteChild(child, isInElement(node.type, key, inElement))
    }
    return {...rewritten, type: node.type}
  }

  function rewriteChild(child: unknown, inElement: boolean): unknown {
    if (Array.isArray(child)) {
      return child.map((entry) => rewriteChild(entry, inElement))
    }
    if (isNode(child)) {
      return rewrite(child, inElement)
    }
    return child
  }

  function planFilter(expr: SyntaxNode, inElement: boolean): SyntaxNode | undefined {
    const conditions = conjunctionOf(expr)
    for (const condition of conditions) {
      const ids = keysFor(condition, '_id')
      if (ids) {
        return documentsBy((parameters) => ({by: 'id', keys: ids(parameters)}))
      }
    }
    if (inElement) {
      for (const condition of conditions) {
        const id = correlatedIdOf(condition)
        if (id) {
          return lookup(rewrite(id, inElement))
        }
      }
    }
    for (const condition of conditions) {
      const targets = referencedKeys(condition)
      if (targets) {
        return documentsBy((parameters) => ({by: 'reference', keys: targets(parameters)}))
      }
    }
    for (const condition of conditions) {
      const types = keysFor(condition, '_type')
      if (types) {
        return documentsBy(accessByType(types, conditions))
      }
    }
    return undefined
  }

  const planned = rewrite(tree, false)
  return {
    tree: planned,
    parameterNames: [...names],
    patternNames: [...patternNames],
    usesMatch,
    run(next, work) {
      const before = current
      current = next
      try {
        return work()
      } finally {
        current = before
      }
    },
    bind(next) {
      current = next
    },
  }
}

/** Functions that groq-js parses and does not implement. */
const UNSUPPORTED = /^(?:geo|media|text|documents|user)::|^global::anywhere$/

function assertSupported({type, namespace, name}: SyntaxNode): void {
  const called = `${String(namespace)}::${String(name)}`
  if (type !== 'FuncCall' || !UNSUPPORTED.test(called)) {
    return
  }
  throw new PlanError(`the function ${called.replace('global::', '')}() is not supported here`)
}

type Keys = (parameters: QueryParameters) => string[]

/** `Map` hides its element from `^`, so the scope within it is not that of an element. */
function isInElement(type: string, key: string, inElement: boolean): boolean {
  if (type === 'Projection' && key === 'expr') {
    return true
  }
  if ((type === 'Map' || type === 'FlatMap') && key === 'expr') {
    return false
  }
  return type === 'PipeFuncCall' && key === 'args' ? true : inElement
}

function conjunctionOf(node: SyntaxNode): SyntaxNode[] {
  if (node.type === 'Group' && isNode(node['base'])) {
    return conjunctionOf(node['base'])
  }
  if (node.type !== 'And' || !isNode(node['left']) || !isNode(node['right'])) {
    return [node]
  }
  return [...conjunctionOf(node['left']), ...conjunctionOf(node['right'])]
}

/** Matches `attribute == constant` and `attribute in [constants]`; a constant is a value or a parameter. */
function keysFor(condition: SyntaxNode, attribute: string): Keys | undefined {
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
    return other && constantOf(other, stringsOfOne)
  }
  return op === 'in' && isAttribute(left, attribute) ? constantOf(right, stringsOfMany) : undefined
}

/** Finds documents by type, and also by a string in them if a condition compares one with a constant. */
function accessByType(
  types: Keys,
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

/** Matches `path.of.names == constant`. */
function attributeOf(
  condition: SyntaxNode,
): {readonly path: readonly string[]; readonly values: Keys} | undefined {
  const {type, op, left, right} = condition
  if (type !== 'OpCall' || op !== '==' || !isNode(left) || !isNode(right)) {
    return undefined
  }
  for (const [subject, other] of [[left, right] as const, [right, left] as const]) {
    const path = pathOf(subject)
    const values = path && constantOf(other, stringsOfOne)
    if (path && path[0] !== '_type' && values) {
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

function referencedKeys(condition: SyntaxNode): Keys | undefined {
  const {type, namespace, name, args} = condition
  if (type !== 'FuncCall' || namespace !== 'global' || name !== 'references') {
    return undefined
  }
  if (!Array.isArray(args)) {
    return undefined
  }
  const keys = args.map((arg) => (isNode(arg) ? constantOf(arg, stringsOfEither) : undefined))
  if (!keys.every((entry) => entry !== undefined)) {
    return undefined
  }
  return (parameters) => keys.flatMap((entry) => entry(parameters))
}

function constantOf(node: SyntaxNode, read: (value: unknown) => string[]): Keys | undefined {
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
    return constantOf(element['value'], element['isSplat'] === true ? stringsOfMany : stringsOfOne)
  })
  if (!parts.every((part) => part !== undefined)) {
    return undefined
  }
  return (parameters) => read(parts.flatMap((part) => part(parameters)))
}

/** Matches `_id == expression` if the expression reads only the scope around the filter. */
function correlatedIdOf(condition: SyntaxNode): SyntaxNode | undefined {
  const {type, op, left, right} = condition
  if (type !== 'OpCall' || op !== '==' || !isNode(left) || !isNode(right)) {
    return undefined
  }
  const expression = isAttribute(left, '_id') ? right : isAttribute(right, '_id') ? left : undefined
  return expression && liftOut(expression)
}

const LIFTABLE = new Set([
  'OpCall',
  'AccessAttribute',
  'AccessElement',
  'Group',
  'Value',
  'Parameter',
])

/** Rewrites an expression from the scope of a filter's element to the scope around the filter. */
function liftOut(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'Value') {
    return node
  }
  if (node.type === 'Parent') {
    return node['n'] === 1 ? {type: 'This'} : undefined
  }
  if (!LIFTABLE.has(node.type)) {
    return undefined
  }
  // Without a base, the attribute belongs to the element.
  if (node.type === 'AccessAttribute' && !isNode(node['base'])) {
    return undefined
  }
  const lifted: Record<string, unknown> = {}
  for (const [key, child] of Object.entries(node)) {
    if (!isNode(child)) {
      lifted[key] = child
    } else {
      const part = liftOut(child)
      if (!part) {
        return undefined
      }
      lifted[key] = part
    }
  }
  return {...lifted, type: node.type}
}

/** Dereferences the id; the result is spread into an array, which is empty if there is no document. */
function lookup(id: SyntaxNode): SyntaxNode {
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
  const ofElement = base === undefined || (isNode(base) && base.type === 'This')
  return type === 'AccessAttribute' && ofElement && node['name'] === name
}

function stringsOfOne(value: unknown): string[] {
  return typeof value === 'string' ? [value] : []
}

function stringsOfMany(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

function stringsOfEither(value: unknown): string[] {
  return Array.isArray(value) ? stringsOfMany(value) : stringsOfOne(value)
}
