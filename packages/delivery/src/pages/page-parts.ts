/** The parts of a page, as HTML and CSS for a template of the site's own. */
export interface PageParts {
  /** Tags for the head: title, description, canonical URL, other forms of the page, link previews, JSON-LD. */
  readonly head: string
  /** The style sheet of the elements in the content, in layers, so that the styles of the site override it. */
  readonly styles: string
  /** What the page shows, for its `<main>`. */
  readonly content: string
}
