import type {SyntaxNode} from '../groq.ts'
import {isNode} from '../syntax-node.ts'

/** Returns a child of a node. Throws a TypeError if there is none. */
export function childOf(node: SyntaxNode, name: string): SyntaxNode {
  const child = node[name]
  if (isNode(child)) {
    return child
  }
  throw new TypeError(`A node of type ${node.type} has no child ${name}`)
}

/** Returns the children in a list of a node. Throws a TypeError if there is no list. */
export function childrenOf(node: SyntaxNode, name: string): SyntaxNode[] {
  const children = node[name]
  if (Array.isArray(children)) {
    return children.filter(isNode)
  }
  throw new TypeError(`A node of type ${node.type} has no list ${name}`)
}

/** Returns a number of a node. Throws a TypeError if there is none. */
export function numberOf(node: SyntaxNode, name: string): number {
  const number = node[name]
  if (typeof number === 'number') {
    return number
  }
  throw new TypeError(`A node of type ${node.type} has no number ${name}`)
}

/** Returns the name of an attribute, parameter or function. */
export function nameOf({name}: SyntaxNode): string {
  return typeof name === 'string' ? name : ''
}

const traced = new WeakMap<SyntaxNode, boolean>()

/** Returns true if groq-js alone cannot evaluate a node, because it contains a `^` or a `TextMatch`. */
export function needsTrace(node: SyntaxNode): boolean {
  const cached = traced.get(node)
  if (cached !== undefined) {
    return cached
  }
  const isTraced = node.type === 'Parent' || node.type === 'TextMatch'
  // The value of a `Value` may be a client's object that looks like a node.
  const found = isTraced || (node.type !== 'Value' && Object.values(node).some(containsTraced))
  traced.set(node, found)
  return found
}

function containsTraced(child: unknown): boolean {
  if (Array.isArray(child)) {
    return child.some(containsTraced)
  }
  return isNode(child) && needsTrace(child)
}
