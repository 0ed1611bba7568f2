import type {Nodes, Paragraph, PhrasingContent, Root} from 'mdast'

import {splitLines, type Line} from './clean-text.ts'
import {splitBlocks} from './split-blocks.ts'
import {isVerse, type Layout} from './verse.ts'
import {findWrapWidth} from './wrap-width.ts'

// Two lines in Markdown are rather a wrapped paragraph.
const MIN_LINES = 3

/** Makes the line ends of verse hard breaks; Markdown would join its lines. */
export function keepVerse(root: Root, source: string): void {
  const lines = splitLines(source.replaceAll(/^[ \t]*(?:>[ \t]?)+/gmu, ''))
  const layout = {width: findWrapWidth(splitBlocks(lines)), hasBlankLines: true}
  visit(root, lines, layout)
}

function visit(node: Nodes, lines: readonly Line[], layout: Layout): void {
  if (node.type === 'paragraph') {
    const {start, end} = node.position ?? {}
    const own = lines.slice((start?.line ?? 1) - 1, end?.line ?? 0)
    const isMarkup = own.some((line) => line.text.startsWith('<'))
    if (own.length >= MIN_LINES && !isMarkup && isVerse(own, layout)) {
      node.children = node.children.flatMap(breakLines)
    }
  } else if (node.type === 'root' || node.type === 'blockquote') {
    for (const child of node.children) {
      visit(child, lines, layout)
    }
  }
}

function breakLines(node: PhrasingContent): PhrasingContent[] {
  if (node.type === 'text') {
    return node.value
      .split('\n')
      .flatMap((value, index): PhrasingContent[] =>
        index === 0 ? [{...node, value}] : [{type: 'break'}, {...node, value}],
      )
  }
  if ('children' in node) {
    const {children}: Pick<Paragraph, 'children'> = node
    return [Object.assign(node, {children: children.flatMap(breakLines)})]
  }
  return [node]
}
