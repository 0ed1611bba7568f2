import {isRecord} from '../json.ts'
import type {SyntaxNode} from './groq.ts'
import {isNode} from './syntax-node.ts'

/** In UTF-16 code units. */
const MAX_FILTER_LENGTH = 1000
/** Nodes of the syntax tree. */
const MAX_NODES = 100
const OPERATORS: ReadonlySet<unknown> = new Set(['==', '!=', '<', '<=', '>', '>=', 'in'])
/** Only one wildcard at the end is allowed, because `path()` becomes a regular expression. */
const SIMPLE_PATH = /^[\w.-]*\*{0,2}$/

/**
 * Returns true if a listener's query is a filter that is cheap for every document: a few comparisons
 * of attributes with constants, `defined()`, `references()` and `in path()`.
 *
 * Such a filter runs in the Lake's own process; all other filters run in a process that can be ended.
 */
export function isBoundedFilter(query: string, tree: SyntaxNode): boolean {
  let nodes = 0

  function isCondition(node: unknown): boolean {
    if (!isNode(node) || ++nodes > MAX_NODES) {
      return false
    }
    const {type, left, right, base} = node
    if (type === 'And' || type === 'Or') {
      return isCondition(left) && isCondition(right)
    }
    if (type === 'Not' || type === 'Group') {
      return isCondition(base)
    }
    if (type === 'OpCall') {
      if (!OPERATORS.has(node['op'])) {
        return false
      }
      return isOperand(left) && (isOperand(right) || isSimplePath(right))
    }
    if (isCallOf(node, 'defined')) {
      return argumentsOf(node).every(isAttribute)
    }
    if (isCallOf(node, 'references')) {
      return argumentsOf(node).every(isConstant)
    }
    return isOperand(node)
  }

  function isOperand(node: unknown): boolean {
    return isAttribute(node) || isConstant(node)
  }

  function isAttribute(node: unknown): boolean {
    if (!isNode(node) || ++nodes > MAX_NODES) {
      return false
    }
    if (node.type === 'This') {
      return true
    }
    const {type, base} = node
    return type === 'AccessAttribute' && (base === undefined || isAttribute(base))
  }

  function isConstant(node: unknown): boolean {
    if (!isNode(node) || ++nodes > MAX_NODES) {
      return false
    }
    const {type, elements} = node
    if (type === 'Value' || type === 'Parameter') {
      return true
    }
    if (type !== 'Array' || !Array.isArray(elements)) {
      return false
    }
    return elements.every((element) => isRecord(element) && isConstant(element['value']))
  }

  function isFilter(node: unknown): boolean {
    if (!isNode(node)) {
      return false
    }
    if (node.type === 'Everything') {
      return true
    }
    return node.type === 'Filter' && isFilter(node['base']) && isCondition(node['expr'])
  }

  return query.length <= MAX_FILTER_LENGTH && isFilter(tree)
}

function isSimplePath(node: unknown): boolean {
  if (!isNode(node) || !isCallOf(node, 'path')) {
    return false
  }
  return argumentsOf(node).every((argument) => {
    const value = isNode(argument) && argument.type === 'Value' ? argument['value'] : undefined
    return typeof value === 'string' && SIMPLE_PATH.test(value)
  })
}

function isCallOf({type, namespace, name}: SyntaxNode, expectedName: string): boolean {
  return type === 'FuncCall' && namespace === 'global' && name === expectedName
}

function argumentsOf({args}: SyntaxNode): readonly unknown[] {
  return Array.isArray(args) ? args : []
}
