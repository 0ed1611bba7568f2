import {isRecord} from '../json.ts'
import type {SyntaxNode} from './groq.ts'

/** Returns true if a value in a syntax tree is itself a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return isRecord(value) && typeof value['type'] === 'string'
}
