/** Parses HTML in an inert document: no script of it runs, and nothing is fetched. */
export function parseHtml(html: string): Element {
  return new DOMParser().parseFromString(html, 'text/html').documentElement
}
