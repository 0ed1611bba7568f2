import {readTextQuery, textsOfValue} from '../direct/text-query.ts'
import type {Execution} from '../execution.ts'
import {isObjectOfGroq, type SyntaxNode} from '../groq.ts'
import {compute, computeEach, createValue, type Trace} from './compute.ts'
import {
  elementsOf,
  isTracedArray,
  isTracedObject,
  LITERAL,
  NOTHING,
  partOf,
  traceDocument,
  traceElements,
  UNKNOWN,
  type Traced,
} from './origin.ts'
import {ancestorOf, nestScope, type Scope} from './scope.ts'
import {childOf, childrenOf, nameOf, numberOf} from './syntax-children.ts'
import {traceArray, traceObject, selectAlternative, traceSumOfObjects} from './trace-object.ts'
import {tracePipe} from './trace-pipe.ts'

/**
 * Evaluates a planned query with the origin of each part of its result.
 *
 * The nodes that pass values on are evaluated here, in the same way as groq-js does; all that compute a new
 * value are evaluated by groq-js, and the origin of that value is unknown. Throws the errors of groq-js, and an
 * UntraceableError.
 */
export function traceQuery(tree: SyntaxNode, execution: Execution): Traced {
  const trace: Trace = (node, scope) => {
    switch (node.type) {
      case 'This':
        return scope.value
      case 'Parent':
        return ancestorOf(scope, numberOf(node, 'n'))?.value ?? NOTHING
      case 'Value':
        return traceValue(node)
      case 'Parameter':
        return literalOf(execution.parameters[nameOf(node)])
      case 'Group':
        return trace(childOf(node, 'base'), scope)
      case 'AccessAttribute':
        return traceAttribute(node, scope)
      case 'AccessElement':
        return traceElement(node, scope)
      case 'Slice':
        return mapArray(node, scope, (elements) => sliceOf(node, elements))
      case 'ArrayCoerce': {
        const base = trace(childOf(node, 'base'), scope)
        return isTracedArray(base) ? base : NOTHING
      }
      case 'Filter':
        return mapArray(node, scope, (elements) => {
          const matches = computeEach(childOf(node, 'expr'), elements, scope, execution, trace)
          return elements.filter((_, index) => matches[index] === true)
        })
      case 'Map':
      case 'FlatMap':
        return mapArray(node, scope, (elements) => {
          const mapped = elements.map((element) =>
            trace(childOf(node, 'expr'), nestScope(scope, element, true)),
          )
          return node.type === 'Map' ? mapped : mapped.flatMap(flatten)
        })
      case 'Projection': {
        const base = trace(childOf(node, 'base'), scope)
        return isTracedObject(base) ? trace(childOf(node, 'expr'), nestScope(scope, base)) : NOTHING
      }
      case 'Deref':
        return traceReference(trace(childOf(node, 'base'), scope))
      case 'Object':
        return traceObject(node, scope, trace)
      case 'Array':
        return traceArray(node, scope, trace)
      case 'Select': {
        const chosen = selectAlternative(node, scope, trace)
        return chosen ? trace(chosen, scope) : NOTHING
      }
      case 'PipeFuncCall':
        return tracePipe(node, scope, execution, trace)
      case 'OpCall':
        return node['op'] === '+' ? traceSum(node, scope) : traceComputed(node, scope)
      case 'FuncCall':
        return traceCall(node, scope)
      case 'TextMatch':
        return traceTextMatch(node, scope)
      default:
        return traceComputed(node, scope)
    }
  }

  function traceComputed(node: SyntaxNode, scope: Scope): Traced {
    return {value: compute(node, scope, execution, trace) ?? null, origin: UNKNOWN}
  }

  function traceAttribute(node: SyntaxNode, scope: Scope): Traced {
    const base = node['base'] === undefined ? scope.value : trace(childOf(node, 'base'), scope)
    return isTracedObject(base) ? partOf(base, nameOf(node)) : NOTHING
  }

  function traceElement(node: SyntaxNode, scope: Scope): Traced {
    const base = trace(childOf(node, 'base'), scope)
    if (!isTracedArray(base)) {
      return NOTHING
    }
    const index = numberOf(node, 'index')
    return partOf(base, index < 0 ? index + base.value.length : index)
  }

  function mapArray(
    node: SyntaxNode,
    scope: Scope,
    map: (elements: readonly Traced[]) => readonly Traced[],
  ): Traced {
    const base = trace(childOf(node, 'base'), scope)
    return isTracedArray(base) ? traceElements(map(elementsOf(base))) : NOTHING
  }

  function traceReference({value}: Traced): Traced {
    const id = isObjectOfGroq(value) ? value['_ref'] : undefined
    return typeof id === 'string' ? traceDocuments(execution.dereference(id)) : NOTHING
  }

  function traceSum(node: SyntaxNode, scope: Scope): Traced {
    const left = trace(childOf(node, 'left'), scope)
    const right = trace(childOf(node, 'right'), scope)
    if (isTracedArray(left) && isTracedArray(right)) {
      return traceElements([...elementsOf(left), ...elementsOf(right)])
    }
    const sum = {...node, left: createValue(left.value), right: createValue(right.value)}
    return traceSumOfObjects(left, right) ?? traceComputed(sum, scope)
  }

  function traceTextMatch(node: SyntaxNode, scope: Scope): Traced {
    const texts = textsOfValue(trace(childOf(node, 'left'), scope).value)
    const query = readTextQuery(trace(childOf(node, 'right'), scope).value)
    const isMatch = texts.length > 0 && query?.matches(texts, () => {}) === true
    return {value: isMatch, origin: UNKNOWN}
  }

  function traceCall(node: SyntaxNode, scope: Scope): Traced {
    const args = childrenOf(node, 'args')
    const [first] = args
    switch (`${String(node['namespace'])}::${nameOf(node)}`) {
      case 'global::coalesce': {
        for (const arg of args) {
          const traced = trace(arg, scope)
          if (traced.value !== null) {
            return traced
          }
        }
        return NOTHING
      }
      case 'array::compact':
        return selectElements(first, scope, (elements) =>
          elements.filter(({value}) => value !== null),
        )
      case 'array::unique':
        return selectElements(first, scope, selectUnique)
      default:
        return traceComputed(node, scope)
    }
  }

  function selectElements(
    node: SyntaxNode | undefined,
    scope: Scope,
    select: (elements: readonly Traced[]) => readonly Traced[],
  ): Traced {
    const base = node ? trace(node, scope) : NOTHING
    return isTracedArray(base) ? traceElements(select(elementsOf(base))) : NOTHING
  }

  const root = {value: NOTHING, parent: undefined, isHidden: false}
  return trace(tree, root)
}

function traceValue(node: SyntaxNode): Traced {
  const {value} = node
  return node['readsDocuments'] === true ? traceDocuments(value) : literalOf(value)
}

/** Traces what was read: a document, a list of documents or nothing. */
function traceDocuments(value: unknown): Traced {
  return Array.isArray(value)
    ? traceElements(value.map(traceDocument))
    : traceDocument(value ?? null)
}

function literalOf(value: unknown): Traced {
  return {value: value ?? null, origin: LITERAL}
}

function sliceOf(node: SyntaxNode, elements: readonly Traced[]): readonly Traced[] {
  const {length} = elements
  const left = numberOf(node, 'left')
  const right = numberOf(node, 'right')
  const start = left < 0 ? left + length : left
  const end = (right < 0 ? right + length : right) + (node['isInclusive'] === true ? 1 : 0)
  return elements.slice(Math.max(0, start), Math.max(0, end))
}

function flatten(traced: Traced): readonly Traced[] {
  return isTracedArray(traced) ? elementsOf(traced) : [traced]
}

/** Selects the first of equal numbers, strings and booleans, as groq-js does. */
function selectUnique(elements: readonly Traced[]): readonly Traced[] {
  const found = new Set<unknown>()
  return elements.filter(({value}) => {
    const isComparable = value !== null && !Array.isArray(value) && !isObjectOfGroq(value)
    if (!isComparable) {
      return true
    }
    const isNew = !found.has(value)
    found.add(value)
    return isNew
  })
}
