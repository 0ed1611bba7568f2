import type {Attributes, Child, Hyperscript} from '@reader-article/content'

import type {ScriptValue} from './script-literal.ts'

/** An element as `ARTICLE_BUILDER` reads it: tag, attributes (names and values in turn, or 0), children. */
export type CompactElement = readonly ScriptValue[]

/** Wraps an element, which as an array would look like a list of children. */
export class CompactNode {
  readonly element: CompactElement
  constructor(element: CompactElement) {
    this.element = element
  }
}

/** Only the elements read these: the tiny previews of images would be the larger part of many files. */
const OMITTED_ATTRIBUTES: ReadonlySet<string> = new Set(['data-lqip'])

/** Creates elements as data. */
export const compactNode: Hyperscript<CompactNode> = (tag, attributes, ...children) => {
  const pairs = listAttributes(attributes ?? {})
  return new CompactNode([tag, pairs.length > 0 ? pairs : 0, ...mergeTexts(flatten(children))])
}

function listAttributes(attributes: Attributes): readonly string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    value === null || value === undefined || value === false || OMITTED_ATTRIBUTES.has(name)
      ? []
      : [name, value === true ? '' : String(value)],
  )
}

function flatten(child: Child<CompactNode>): readonly ScriptValue[] {
  if (child instanceof CompactNode) {
    return [child.element]
  }
  if (typeof child === 'string') {
    return [child]
  }
  if (typeof child === 'function') {
    return [child().element]
  }
  return Array.isArray(child) ? child.flatMap(flatten) : []
}

function mergeTexts(children: readonly ScriptValue[]): readonly ScriptValue[] {
  const merged: ScriptValue[] = []
  for (const child of children) {
    const last = merged.at(-1)
    if (typeof child === 'string' && typeof last === 'string') {
      merged[merged.length - 1] = last + child
    } else if (child !== '') {
      merged.push(child)
    }
  }
  return merged
}
