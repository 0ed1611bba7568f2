import {isRecord} from '../json.ts'
import type {SyntaxNode} from './groq.ts'

/** Returns true if a value in a syntax tree is itself a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return isRecord(value) && typeof value['type'] === 'string'
}

/** Lists the names of the parameters that a query uses. */
export function parameterNamesOf(tree: SyntaxNode): string[] {
  const names = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit)
      return
    }
    if (!isRecord(value)) {
      return
    }
    if (value['type'] === 'Parameter' && typeof value['name'] === 'string') {
      names.add(value['name'])
    }
    // A value may be a client's object that looks like a node.
    if (value['type'] !== 'Value') {
      Object.values(value).forEach(visit)
    }
  }
  visit(tree)
  return [...names]
}
