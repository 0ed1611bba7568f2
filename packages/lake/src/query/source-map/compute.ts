import type {Execution} from '../execution.ts'
import {evaluateFor, type SyntaxNode} from '../groq.ts'
import {isNode} from '../syntax-node.ts'
import {traceElements, type Traced} from './origin.ts'
import {nestScope, type Scope} from './scope.ts'
import {needsTrace} from './syntax-children.ts'
import {UntraceableError} from './untraceable-error.ts'

/** Evaluates a node with the origin of its value. */
export type Trace = (node: SyntaxNode, scope: Scope) => Traced

/** The nodes that evaluate all of their children, and all in their own scope. */
const COMPUTATIONS: ReadonlySet<string> = new Set([
  'And',
  'FuncCall',
  'InRange',
  'Neg',
  'Not',
  'OpCall',
  'Or',
  'Pos',
])

/** Evaluates a node by groq-js; the parts that groq-js alone cannot evaluate are evaluated by `trace`. */
export function compute(
  node: SyntaxNode,
  scope: Scope,
  execution: Execution,
  trace: Trace,
): unknown {
  if (!needsTrace(node)) {
    return evaluateFor(scope.value.value, node, execution)
  }
  if (!COMPUTATIONS.has(node.type)) {
    throw new UntraceableError(`a node of type ${node.type} with ^ or text::query()`)
  }
  const replace = (child: unknown): unknown =>
    isNode(child) ? createValue(trace(child, scope).value) : child
  const entries = Object.entries(node).map(([name, child]) => [
    name,
    Array.isArray(child) ? child.map(replace) : replace(child),
  ])
  const replaced = {...Object.fromEntries(entries), type: node.type}
  return evaluateFor(scope.value.value, replaced, execution)
}

/** Evaluates a node for each element, without origins. */
export function computeEach(
  node: SyntaxNode,
  elements: readonly Traced[],
  scope: Scope,
  execution: Execution,
  trace: Trace,
): readonly unknown[] {
  if (needsTrace(node)) {
    return elements.map((element) => trace(node, nestScope(scope, element)).value)
  }
  const base = createValue(traceElements(elements).value)
  const values = evaluateFor(null, {type: 'Map', base, expr: node}, execution)
  return Array.isArray(values) ? values : []
}

/** Creates a node that has a value. */
export function createValue(value: unknown): SyntaxNode {
  return {type: 'Value', value}
}
