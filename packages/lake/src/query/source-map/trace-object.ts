import {isNode} from '../syntax-node.ts'
import type {SyntaxNode} from '../groq.ts'
import type {Trace} from './compute.ts'
import {
  isTracedObject,
  originOfPart,
  traceElements,
  elementsOf,
  isTracedArray,
  type Origin,
  type Traced,
} from './origin.ts'
import type {Scope} from './scope.ts'
import {childOf, childrenOf, nameOf} from './syntax-children.ts'

/** Traces `{…}`. */
export function traceObject(node: SyntaxNode, scope: Scope, trace: Trace): Traced {
  const value: Record<string, unknown> = {}
  const attributes = new Map<string, Origin>()
  for (const attribute of childrenOf(node, 'attributes')) {
    if (
      attribute.type === 'ObjectConditionalSplat' &&
      trace(childOf(attribute, 'condition'), scope).value !== true
    ) {
      continue
    }
    const part = trace(childOf(attribute, 'value'), scope)
    if (attribute.type === 'ObjectAttributeValue') {
      value[nameOf(attribute)] = part.value
      attributes.set(nameOf(attribute), part.origin)
    } else if (isTracedObject(part)) {
      Object.assign(value, part.value)
      addAttributes(attributes, part)
    }
  }
  return {value, origin: {kind: 'object', attributes}}
}

/** Traces `left + right` if both are objects; otherwise returns undefined. */
export function traceSumOfObjects(left: Traced, right: Traced): Traced | undefined {
  if (!isTracedObject(left) || !isTracedObject(right)) {
    return undefined
  }
  const attributes = new Map<string, Origin>()
  addAttributes(attributes, left)
  addAttributes(attributes, right)
  return {value: {...left.value, ...right.value}, origin: {kind: 'object', attributes}}
}

/** Traces `[…]`. */
export function traceArray(node: SyntaxNode, scope: Scope, trace: Trace): Traced {
  return traceElements(
    childrenOf(node, 'elements').flatMap((element) => {
      const traced = trace(childOf(element, 'value'), scope)
      if (element['isSplat'] !== true) {
        return [traced]
      }
      return isTracedArray(traced) ? elementsOf(traced) : []
    }),
  )
}

/** Returns the value that `select()` chooses; `undefined` if it chooses none. */
export function selectAlternative(
  node: SyntaxNode,
  scope: Scope,
  trace: Trace,
): SyntaxNode | undefined {
  const chosen = childrenOf(node, 'alternatives').find(
    (alternative) => trace(childOf(alternative, 'condition'), scope).value === true,
  )
  if (chosen) {
    return childOf(chosen, 'value')
  }
  const {fallback} = node
  return isNode(fallback) ? fallback : undefined
}

function addAttributes(
  attributes: Map<string, Origin>,
  {value, origin}: {readonly value: Record<string, unknown>; readonly origin: Origin},
): void {
  for (const name of Object.keys(value)) {
    attributes.set(name, originOfPart(origin, name))
  }
}
