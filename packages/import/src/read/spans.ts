import {oneSpace, removeInvisible, splitSpaces} from './clean-text.ts'
import type {BlockStyle, Span, TextBlock} from './document.ts'

/** A run of text before it is cleaned: decorators by name, links by object. */
export interface Run<Link> {
  text: string
  decorators: readonly Decorator[]
  link?: Link
}

/** The decorators of an article's text, in the order in which they are stored. */
export const DECORATORS = ['strong', 'em', 'underline', 'strike-through', 'code'] as const
/** One of the decorators of an article's text. */
export type Decorator = (typeof DECORATORS)[number]

/** What kind of text block the runs become. */
export interface BlockKind {
  style: BlockStyle
  listItem?: 'bullet' | 'number'
  level?: number
}

/**
 * Makes a text block of runs: cleans the text across their borders, joins neighbours with the same marks and
 * gives every link its definition; undefined where no text is left. Its own key is given later.
 */
export function textBlock<Link extends {_key: string}>(
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

/** A paragraph of plain text as a block, or undefined where it is empty. */
export function plainBlock(text: string): TextBlock<never> | undefined {
  return textBlock<never>([{text, decorators: []}], {style: 'normal'})
}

// A doubled space can lie across the border of two runs, so the text is cleaned as one.
function cleanRuns<Link>(runs: readonly Run<Link>[]): Run<Link>[] {
  const cleaned = runs.map((run) => ({...run, text: ''}))
  const pieces = runs.flatMap((run, index) =>
    splitSpaces(removeInvisible(run.text)).map((text) => ({text, index})),
  )
  let spaces = ''
  let spacesIndex = 0
  let begun = false
  for (const {text, index} of pieces) {
    if (text.trim() === '') {
      spacesIndex = spaces === '' ? index : spacesIndex
      spaces += text
      continue
    }
    const holder = cleaned[spacesIndex]
    if (begun && holder !== undefined && spaces !== '') {
      holder.text += oneSpace(spaces)
    }
    const own = cleaned[index]
    if (own !== undefined) {
      own.text += text
    }
    begun = true
    spaces = ''
  }
  return cleaned
}
