import type {Reader} from '../normalise/reader.ts'

/** Structured data for search engines, as https://schema.org/Person defines it. */
export interface PersonJsonLd {
  readonly '@context': 'https://schema.org'
  readonly '@type': 'Person'
  readonly name: string
  readonly url?: string
  readonly description?: string
  readonly image?: string
  readonly identifier?: string
}

/** Describes a reader for search engines; `url` and `image` are absolute. */
export function personJsonLd(
  {name, tagline, pin}: Reader,
  {url, image}: {readonly url?: string | undefined; readonly image?: string | undefined} = {},
): PersonJsonLd {
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    name,
    ...(url && {url}),
    ...(tagline && {description: tagline}),
    ...(image && {image}),
    ...(pin && {identifier: pin}),
  }
}
