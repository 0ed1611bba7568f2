import * as fc from 'fast-check'
import {type DefaultTreeAdapterTypes, parseFragment} from 'parse5'
import {describe, expect, it} from 'vitest'

import {normalisedToHtml} from './blocks-to-html.ts'
import {renderContext} from './context.ts'
import {hostileBlocks, portableText} from './corpus.test-data.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import {normaliseBlocks} from './other-blocks.ts'
import {renderAllBlocks} from './other-renderers.ts'

const context = renderContext({
  images: 'https://cdn.sanity.io/images/abc123/production/',
  origin: 'https://site.example',
  readerPath: '/readers/{pin}',
})

describe('the two hosts', () => {
  it.each(hostileBlocks)('make the same page of $name', ({blocks}) => {
    expect(pageOfNodes(blocks)).toEqual(pageOfHtml(blocks))
  })

  it('make the same page of any Portable Text', () => {
    fc.assert(
      fc.property(portableText, (blocks) => {
        expect(pageOfNodes(blocks)).toEqual(pageOfHtml(blocks))
      }),
      {numRuns: 500},
    )
  })
})

function pageOfNodes(value: unknown): Node[] {
  return mergeText(renderAllBlocks(tree, normaliseBlocks(value), context))
}

function pageOfHtml(value: unknown): Node[] {
  const html = normalisedToHtml(normaliseBlocks(value), context)
  return mergeText(parseFragment(html).childNodes.map(fromParser))
}

type Node = string | {tag: string; attributes: Record<string, string>; children: Node[]}

const tree: Hyperscript<Exclude<Node, string>> = (tag, attributes, ...children) => ({
  tag,
  attributes: Object.fromEntries(
    Object.entries(attributes ?? {}).flatMap(([name, value]) =>
      value === null || value === undefined || value === false
        ? []
        : [[name, value === true ? '' : String(value)]],
    ),
  ),
  children: mergeText(flat(children)),
})

function flat(child: Child<Exclude<Node, string>>): Node[] {
  if (Array.isArray(child)) return child.flatMap(flat)
  return typeof child === 'string' ||
    (typeof child === 'object' && child !== null && 'tag' in child)
    ? [child]
    : []
}

function fromParser(node: DefaultTreeAdapterTypes.ChildNode): Node {
  if ('value' in node) return node.value
  if (!('tagName' in node)) return ''
  return {
    tag: node.tagName,
    attributes: Object.fromEntries(node.attrs.map(({name, value}) => [name, value])),
    children: mergeText(node.childNodes.map(fromParser)),
  }
}

function mergeText(nodes: readonly Node[]): Node[] {
  const merged: Node[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (typeof node === 'string' && typeof last === 'string')
      merged[merged.length - 1] = last + node
    else if (node !== '') merged.push(node)
  }
  return merged
}
