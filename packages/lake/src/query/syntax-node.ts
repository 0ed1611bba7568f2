import {isRecord} from '../json.ts'
import type {SyntaxNode} from './groq.ts'

/** Tells whether a part of a syntax tree is a node itself. */
export function isNode(value: unknown): value is SyntaxNode {
  return isRecord(value) && typeof value['type'] === 'string'
}
