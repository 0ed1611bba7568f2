import type {SnippetElement} from './snippet-options.ts'

/** The places where a snippet can stand: a page with script tags, a framework, a server, or a page with only a link. */
export const SNIPPET_PLACES = ['page', 'npm', 'react', 'vue', 'svelte', 'server', 'link'] as const

export type SnippetPlace = (typeof SNIPPET_PLACES)[number]

/**
 * The places that show what a site of `@reader-article/delivery` serves: a page builder that allows frames, WordPress,
 * and a newsletter.
 */
export const DELIVERY_PLACES = ['frame', 'wordpress', 'newsletter'] as const

export type DeliveryPlace = (typeof DELIVERY_PLACES)[number]

/** Returns the places where an element can stand: a server renders only articles. */
export function getPlaces({tag}: Pick<SnippetElement, 'tag'>): readonly SnippetPlace[] {
  return tag === 'reader-article'
    ? SNIPPET_PLACES
    : SNIPPET_PLACES.filter((place) => place !== 'server')
}

/** Returns the places for which a delivery serves an element: it has addresses only for articles by slug. */
export function getDeliveryPlaces(element: SnippetElement): readonly DeliveryPlace[] {
  return element.tag === 'reader-article' && element.slug !== undefined ? DELIVERY_PLACES : []
}

/** True for the places that need the URL of a delivery. */
export function isDeliveryPlace(place: SnippetPlace | DeliveryPlace): place is DeliveryPlace {
  return DELIVERY_PLACES.some((each) => each === place)
}
