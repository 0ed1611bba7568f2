import type {Execution} from '../execution.ts'
import {evaluateFor, type SyntaxNode} from '../groq.ts'
import {isRecord} from '../../json.ts'
import {compute, computeEach, createValue, type Trace} from './compute.ts'
import {
  elementsOf,
  isTracedArray,
  isTracedObject,
  NOTHING,
  originOfPart,
  traceElements,
  UNKNOWN,
  type Traced,
  type TracedObject,
} from './origin.ts'
import type {Scope} from './scope.ts'
import {childOf, childrenOf, nameOf, needsTrace} from './syntax-children.ts'
import {UntraceableError} from './untraceable-error.ts'

/** Traces `| order()` and `| score()`. */
export function tracePipe(
  node: SyntaxNode,
  scope: Scope,
  execution: Execution,
  trace: Trace,
): Traced {
  const base = trace(childOf(node, 'base'), scope)
  if (!isTracedArray(base)) {
    return NOTHING
  }
  const args = childrenOf(node, 'args')
  switch (nameOf(node)) {
    case 'order':
      return traceElements(sortElements(elementsOf(base), args, scope, execution, trace))
    case 'score':
      return traceElements(scoreElements(elementsOf(base), args, scope, execution))
    default:
      throw new UntraceableError(`a pipe function ${nameOf(node)}`)
  }
}

function sortElements(
  elements: readonly Traced[],
  args: readonly SyntaxNode[],
  scope: Scope,
  execution: Execution,
  trace: Trace,
): Traced[] {
  const keys = args.map((arg) => computeEach(keyOf(arg), elements, scope, execution, trace))
  // groq-js sorts the keys, so that the order is the same as without a source map.
  const rows = elements.map((_, row) => [row, ...keys.map((values) => values[row])])
  const order = {
    type: 'PipeFuncCall',
    name: 'order',
    base: createValue(rows),
    args: args.map(({type}, index) => {
      const key = {type: 'AccessElement', base: {type: 'This'}, index: index + 1}
      return type === 'Desc' ? {type, base: key} : key
    }),
  }
  const sorted = evaluateFor(null, order, execution)
  return Array.isArray(sorted)
    ? sorted.flatMap((row: unknown) => {
        const element = Array.isArray(row) ? elements[Number(row[0])] : undefined
        return element ? [element] : []
      })
    : []
}

/** Returns the expression of an argument of `order()`, without its direction. */
function keyOf(arg: SyntaxNode): SyntaxNode {
  return arg.type === 'Asc' || arg.type === 'Desc' ? childOf(arg, 'base') : arg
}

function scoreElements(
  elements: readonly Traced[],
  args: readonly SyntaxNode[],
  scope: Scope,
  execution: Execution,
): Traced[] {
  if (args.some(needsTrace)) {
    throw new UntraceableError('score() with ^ or text::query()')
  }
  const scored = elements.filter(isTracedObject).map((element) => {
    const node = {type: 'PipeFuncCall', name: 'score', base: createValue([element.value]), args}
    const results = compute(node, scope, execution, () => NOTHING)
    const [value]: unknown[] = Array.isArray(results) ? results : []
    const score = isRecord(value) ? Number(value['_score']) : 0
    return {score, traced: {value, origin: withScore(element)}}
  })
  return scored.toSorted((left, right) => right.score - left.score).map(({traced}) => traced)
}

function withScore({value, origin}: TracedObject): Traced['origin'] {
  const attributes = new Map(Object.keys(value).map((name) => [name, originOfPart(origin, name)]))
  return {kind: 'object', attributes: attributes.set('_score', UNKNOWN)}
}
