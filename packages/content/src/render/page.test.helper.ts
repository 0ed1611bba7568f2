import {type DefaultTreeAdapterTypes, parseFragment} from 'parse5'

import type {Child, Hyperscript} from './hyperscript.ts'

/** A node of a page, in the form in which the output of both hosts is compared. */
export type PageNode =
  | string
  | {tag: string; attributes: Record<string, string>; children: PageNode[]}

/** Creates elements as plain objects, instead of a browser's nodes. */
export const tree: Hyperscript<Exclude<PageNode, string>> = (tag, attributes, ...children) => ({
  tag,
  attributes: Object.fromEntries(
    Object.entries(attributes ?? {}).flatMap(([name, value]) =>
      value === null || value === undefined || value === false
        ? []
        : [[name, value === true ? '' : String(value)]],
    ),
  ),
  children: mergeText(flatten(children)),
})

/** Parses HTML as a page. */
export function parsePage(html: string): PageNode[] {
  return mergeText(parseFragment(html).childNodes.map(fromParser))
}

function flatten(child: Child<Exclude<PageNode, string>>): PageNode[] {
  if (Array.isArray(child)) {
    return child.flatMap(flatten)
  }
  if (typeof child === 'function') {
    return [child()]
  }
  return typeof child === 'string' ||
    (typeof child === 'object' && child !== null && 'tag' in child)
    ? [child]
    : []
}

function fromParser(node: DefaultTreeAdapterTypes.ChildNode): PageNode {
  if ('value' in node) {
    return node.value
  }
  if (!('tagName' in node)) {
    return ''
  }
  return {
    tag: node.tagName,
    attributes: Object.fromEntries(node.attrs.map(({name, value}) => [name, value])),
    children: mergeText(node.childNodes.map(fromParser)),
  }
}

/** Joins adjacent texts, as a parser does. */
export function mergeText(nodes: readonly PageNode[]): PageNode[] {
  const merged: PageNode[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (typeof node === 'string' && typeof last === 'string') {
      merged[merged.length - 1] = last + node
    } else if (node !== '') {
      merged.push(node)
    }
  }
  return merged
}
