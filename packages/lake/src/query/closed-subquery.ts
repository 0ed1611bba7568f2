import type {SyntaxNode} from './groq.ts'
import {isNode} from './syntax-node.ts'

/** The nodes that take a list from `base`; their other children are evaluated for its elements. */
const LIST_NODES: ReadonlySet<string> = new Set([
  'ArrayCoerce',
  'Filter',
  'FlatMap',
  'Group',
  'Map',
  'PipeFuncCall',
  'Slice',
])

/** All of their results are the same in JavaScript and in groq-js, unlike those of `dateTime()` and `path()`. */
const PLAIN_NODES: ReadonlySet<string> = new Set([
  ...LIST_NODES,
  'AccessAttribute',
  'And',
  'Asc',
  'Desc',
  'Deref',
  'Everything',
  'Not',
  'OpCall',
  'Or',
  'Parameter',
  'This',
  'Value',
])

/**
 * Returns true if an expression reads a list of `*` and nothing around it, so that it has the same value for
 * every element of the enclosing filter, as `*[_type == "film"].director._ref` has.
 */
export function isClosedSubquery(node: SyntaxNode): boolean {
  return readsEverything(node) && isPlain(node)
}

function readsEverything({type, base}: SyntaxNode): boolean {
  return type === 'Everything' || (LIST_NODES.has(type) && isNode(base) && readsEverything(base))
}

function isPlain(node: SyntaxNode): boolean {
  if (node.type === 'Value') {
    return true
  }
  return (
    PLAIN_NODES.has(node.type) &&
    Object.values(node).every((child) =>
      Array.isArray(child)
        ? child.every((entry) => !isNode(entry) || isPlain(entry))
        : !isNode(child) || isPlain(child),
    )
  )
}
