/** A page on the way to another one; its URL is absolute. */
export interface Crumb {
  readonly name: string
  readonly url: string
}

/** Structured data for search engines, as https://schema.org/BreadcrumbList defines it. */
export interface BreadcrumbJsonLd {
  readonly '@context': 'https://schema.org'
  readonly '@type': 'BreadcrumbList'
  readonly itemListElement: readonly {
    readonly '@type': 'ListItem'
    readonly position: number
    readonly name: string
    readonly item: string
  }[]
}

/** Describes the way to a page for search engines, from the front page to the page itself. */
export function breadcrumbJsonLd(crumbs: readonly Crumb[]): BreadcrumbJsonLd {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({name, url}, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  }
}
