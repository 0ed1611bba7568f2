import type {SyntaxNode} from './groq.ts'
import {PlanError} from './plan-error.ts'
import {isNode} from './syntax-node.ts'

/** Stands for null while duplicates are removed, because groq-js keeps every null. */
const NULL_STAND_IN = '\u{0}lake:null'
const NULL: SyntaxNode = {type: 'Value', value: null}
const STAND_IN: SyntaxNode = {type: 'Value', value: NULL_STAND_IN}

/**
 * Replaces the nodes of a parsed query that groq-js evaluates differently from the GROQ specification.
 *
 * Throws a PlanError if the specification forbids a node that groq-js accepts.
 */
export function completeGroq(tree: SyntaxNode): SyntaxNode {
  // A value may be a client's object that looks like a node.
  if (tree.type === 'Value') {
    return tree
  }
  const children = Object.entries(tree).map(([key, child]) => [key, completeChild(child)])
  return completeNode({...Object.fromEntries(children), type: tree.type})
}

function completeChild(child: unknown): unknown {
  if (Array.isArray(child)) {
    return child.map(completeChild)
  }
  return isNode(child) ? completeGroq(child) : child
}

function completeNode(node: SyntaxNode): SyntaxNode {
  if (node.type === 'PipeFuncCall' && node['name'] === 'score') {
    assertScorable(node['base'])
    return node
  }
  if (node.type === 'OpCall' && node['op'] === 'in') {
    const text = argumentOf(node['left'], 'global', 'path')
    // groq-js compares only strings with a path, and the path on the left has no wildcards.
    return text && argumentOf(node['right'], 'global', 'path') ? {...node, left: text} : node
  }
  if (
    (node.type === 'Projection' || node.type === 'AccessAttribute') &&
    isListOfReleases(node['base'])
  ) {
    // For groq-js only `*` is a list while it parses.
    return {type: 'Map', base: node['base'], expr: {...node, base: {type: 'This'}}}
  }
  const array = argumentOf(node, 'array', 'unique')
  if (array) {
    const unique = {...node, args: [replaceElements(array, NULL, STAND_IN)]}
    return replaceElements(unique, STAND_IN, NULL)
  }
  const reference = argumentOf(node, 'documents', 'get')
  return reference ? {type: 'Deref', base: reference} : node
}

/** Returns true for `releases::all()`. */
function isListOfReleases(node: unknown): node is SyntaxNode {
  return isNode(node) && node.type === 'FuncCall' && node['namespace'] === 'releases'
}

/** Returns the first argument of a call of this function; `undefined` for any other node. */
function argumentOf(node: unknown, namespace: string, name: string): SyntaxNode | undefined {
  if (!isNode(node) || node.type !== 'FuncCall') {
    return undefined
  }
  const {args} = node
  const [first]: unknown[] = Array.isArray(args) ? args : []
  const isCalled = node['namespace'] === namespace && node['name'] === name
  return isCalled && isNode(first) ? first : undefined
}

/** Creates `array[]` with one value replaced by another. */
function replaceElements(array: SyntaxNode, from: SyntaxNode, to: SyntaxNode): SyntaxNode {
  const condition = {type: 'OpCall', op: '==', left: {type: 'This'}, right: from}
  return {
    type: 'Map',
    base: {type: 'ArrayCoerce', base: array},
    expr: {
      type: 'Select',
      alternatives: [{type: 'SelectAlternative', condition, value: to}],
      fallback: {type: 'This'},
    },
  }
}

/** Only documents have a score: not what a projection makes of them, and not one of them. */
function assertScorable(base: unknown): void {
  const type = isNode(base) ? base.type : undefined
  if (type === 'Map' || type === 'Projection' || type === 'AccessElement') {
    throw new PlanError(
      'score() needs a list of documents: put it in front of the projection or the index, as in *[…] | score(…) {…}',
    )
  }
}
