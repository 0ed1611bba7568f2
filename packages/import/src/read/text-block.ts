import {type Decorator, DECORATORS} from '@reader-article/content'

import {mergeSpaces, removeInvisible, splitSpaces} from './clean-text.ts'
import type {BlockStyle, Span, TextBlock} from './document.ts'

/** A run of text with its decorators and its link, before it is cleaned. */
export interface Run<Link> {
  text: string
  decorators: readonly Decorator[]
  link?: Link
}

/** The style and the list level of a text block. */
export interface BlockKind {
  style: BlockStyle
  listItem?: 'bullet' | 'number'
  level?: number
}

/**
 * Creates a text block from runs: cleans the text across runs, joins neighbouring runs with the same marks, and creates
 * a mark definition for each link. Returns undefined if no text is left. The key of the block is added later.
 */
export function createTextBlock<Link extends {_key: string}>(
  runs: readonly Run<Link>[],
  kind: BlockKind,
  options: {keepSpaces: boolean} = {keepSpaces: false},
): TextBlock<Link> | undefined {
  const links: Link[] = []
  const keys = new Map<Link, string>()
  const merged: {text: string; marks: string[]}[] = []
  for (const run of options.keepSpaces ? runs : cleanRuns(runs)) {
    if (run.text === '') {
      continue
    }
    const marks: string[] = DECORATORS.filter((decorator) => run.decorators.includes(decorator))
    if (run.link !== undefined) {
      let key = keys.get(run.link)
      if (key === undefined) {
        key = `m${links.length}`
        keys.set(run.link, key)
        links.push({...run.link, _key: key})
      }
      marks.push(key)
    }
    const last = merged.at(-1)
    if (last !== undefined && last.marks.join(' ') === marks.join(' ')) {
      last.text += run.text
    } else {
      merged.push({text: run.text, marks})
    }
  }
  if (merged.length === 0) {
    return undefined
  }
  const children = merged.map((span, index): Span => ({
    _type: 'span',
    _key: `s${index}`,
    text: span.text,
    marks: span.marks,
  }))
  return {_type: 'block', _key: '', ...kind, markDefs: links, children}
}

/** Creates a paragraph from plain text; returns undefined if the text is empty. */
export function createPlainBlock(text: string): TextBlock<never> | undefined {
  return createTextBlock<never>([{text, decorators: []}], {style: 'normal'})
}

// A double space can be split between two runs, so their text is cleaned as a whole.
function cleanRuns<Link>(runs: readonly Run<Link>[]): Run<Link>[] {
  const cleaned = runs.map((run) => ({...run, text: ''}))
  const pieces = runs.flatMap((run, index) =>
    splitSpaces(removeInvisible(run.text)).map((text) => ({text, index})),
  )
  let spaces = ''
  let spacesIndex = 0
  let hasText = false
  for (const {text, index} of pieces) {
    if (text.trim() === '') {
      spacesIndex = spaces === '' ? index : spacesIndex
      spaces += text
      continue
    }
    const holder = cleaned[spacesIndex]
    if (hasText && holder !== undefined && spaces !== '') {
      holder.text += mergeSpaces(spaces)
    }
    const target = cleaned[index]
    if (target !== undefined) {
      target.text += text
    }
    hasText = true
    spaces = ''
  }
  return cleaned
}
