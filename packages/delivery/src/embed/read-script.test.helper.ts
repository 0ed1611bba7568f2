import {isRecord, list, markup as h, type Markup} from '@reader-article/content'

import {ARTICLE_BUILDER} from './article-builder.ts'

/** The arguments of the builder in a one-file embed. */
export interface ReadScript {
  readonly tag: unknown
  readonly styles: unknown
  readonly article: unknown
  readonly problem: unknown
  readonly elements: unknown
}

/** Reads a one-file embed; fails if it has other code than the builder and data. */
export function readScript(script: string): ReadScript {
  const end = ')\n'
  if (!script.startsWith(`${ARTICLE_BUILDER}(`) || !script.endsWith(end)) {
    throw new Error(`This is not a one-file embed: ${script.slice(0, 200)}`)
  }
  const data = script.slice(ARTICLE_BUILDER.length + 1, -end.length)
  if (/[<\u2028\u2029]/.test(data)) {
    throw new Error('The data have a character that must be escaped.')
  }
  const [tag, styles, article, problem, elements] = list(JSON.parse(`[${data}]`))
  return {tag, styles, article, problem, elements}
}

/** Returns an element of a one-file embed as the markup of the same element. */
export function toMarkup(element: unknown): Markup {
  const [tag, attributes, ...children] = list(element)
  if (typeof tag !== 'string' || isRecord(attributes)) {
    throw new Error(`This is not an element: ${JSON.stringify(element)}`)
  }
  const names = list(attributes).map(String)
  return h(
    tag,
    Object.fromEntries(
      names.flatMap((name, index) => (index % 2 ? [] : [[name, names[index + 1] ?? '']])),
    ),
    children.map((child) => (typeof child === 'string' ? child : toMarkup(child))),
  )
}
