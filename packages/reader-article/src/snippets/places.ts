import type {SnippetElement} from './snippet-options.ts'

/** The places where a snippet can stand: a page with script tags, a framework, a server, or a page with only a link. */
export const SNIPPET_PLACES = ['page', 'npm', 'react', 'vue', 'svelte', 'server', 'link'] as const

export type SnippetPlace = (typeof SNIPPET_PLACES)[number]

/** Returns the places where an element can stand: a server renders only articles. */
export function getPlaces({tag}: Pick<SnippetElement, 'tag'>): readonly SnippetPlace[] {
  return tag === 'reader-article'
    ? SNIPPET_PLACES
    : SNIPPET_PLACES.filter((place) => place !== 'server')
}
