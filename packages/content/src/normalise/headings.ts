import {field, list, text} from './untrusted-value.ts'

/** In characters; the beginning of a long heading is enough to recognise it. */
const MAX_ID_LENGTH = 80

/** Returns true if an item of a body is a heading of this level or a higher one. */
export function isHeading(item: unknown, level: number): boolean {
  return Number(/^h([1-6])$/.exec(text(field(item, 'style')))?.[1]) <= level
}

const idsByBody = new WeakMap<readonly unknown[], ReadonlyMap<string, string>>()

/**
 * Returns the ids of a body's headings, by the indexes of their items: from an article's slug and a heading's
 * text, so that an edit elsewhere changes no link, and several articles can be on one page.
 *
 * An id has two hyphens, so that it is never the name of a global variable, which an id in a page would replace.
 */
export function headingIds(items: readonly unknown[], slug: string): ReadonlyMap<string, string> {
  const known = idsByBody.get(items)
  if (known) {
    return known
  }
  const ids = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    if (!isHeading(item, 6)) {
      continue
    }
    const words = list(field(item, 'children')).map((child) => text(field(child, 'text')))
    const base = `${toId(slug) || 'article'}--${toId(words.join('')) || 'section'}`
    let id = base
    while (counts.has(id)) {
      const count = (counts.get(base) ?? 1) + 1
      counts.set(base, count)
      id = `${base}-${count}`
    }
    counts.set(id, 1)
    ids.set(`${index}`, id)
  }
  idsByBody.set(items, ids)
  return ids
}

/** The letters and digits of a text in any script, in lower case, joined by hyphens. */
function toId(words: string): string {
  return words
    .slice(0, MAX_ID_LENGTH)
    .toLowerCase()
    .normalize()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
