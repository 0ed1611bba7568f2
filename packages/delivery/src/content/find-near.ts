import leven from 'leven'

import type {SitePage} from './get-site-pages.ts'

const MAX_NEAR = 5
/** Of a large site only so many pages are compared, the newest: anybody can invent addresses, and each takes time. */
const MAX_PAGES = 2000
/** Longer slugs are compared by their beginnings, because the time grows with the square of the length. */
const MAX_LENGTH = 60
/** The lowest similarity, from 0 to 1, at which a page may be the one that was meant. */
const MIN_SIMILARITY = 0.5

/** Returns the pages whose slugs are most similar to a wrong one: by their words and by their letters. */
export function findNear(slug: string, pages: readonly SitePage[]): readonly SitePage[] {
  const wanted = slug.toLowerCase().slice(0, MAX_LENGTH)
  const words = new Set(splitWords(wanted))
  return pages
    .slice(0, MAX_PAGES)
    .map((page) => {
      const key = page.key.slice(0, MAX_LENGTH)
      return {page, similarity: Math.max(compareWords(words, key), compareLetters(wanted, key))}
    })
    .filter(({similarity}) => similarity >= MIN_SIMILARITY)
    .toSorted((a, b) => b.similarity - a.similarity)
    .slice(0, MAX_NEAR)
    .map(({page}) => page)
}

function compareWords(words: ReadonlySet<string>, slug: string): number {
  const others = splitWords(slug)
  const shared = others.filter((word) => words.has(word)).length
  return shared / Math.max(words.size, others.length, 1)
}

function compareLetters(wanted: string, slug: string): number {
  const length = Math.max(wanted.length, slug.length, 1)
  const maxDistance = Math.floor(length * (1 - MIN_SIMILARITY)) + 1
  // With a maximum, a larger distance is the maximum.
  const distance = leven(wanted, slug, {maxDistance})
  return distance < maxDistance ? 1 - distance / length : 0
}

function splitWords(slug: string): readonly string[] {
  return slug.split('-').filter((word) => word.length > 2)
}
