import {type DefaultTreeAdapterTypes as Tree, parse} from 'parse5'

/** What programs read in the head of a page. */
export interface PageHead {
  readonly title: string
  /** The URL under which search engines list the page. */
  readonly canonical: string
  /** The content of its meta tags, by name or property. */
  readonly meta: ReadonlyMap<string, string>
  /** Its structured data (JSON-LD). */
  readonly data: readonly unknown[]
}

/** Reads a page as a search engine or a link preview does: without running a script. */
export function readPage(html: string): PageHead {
  let title = ''
  let canonical = ''
  const meta = new Map<string, string>()
  const data: unknown[] = []
  for (const {tagName, attrs, childNodes} of findElements(parse(html))) {
    const attributes = new Map(attrs.map(({name, value}) => [name, value]))
    const text = childNodes.map((node) => ('value' in node ? node.value : '')).join('')
    if (tagName === 'title') {
      title ||= text
    } else if (tagName === 'meta') {
      const name = attributes.get('name') ?? attributes.get('property') ?? ''
      meta.set(name, attributes.get('content') ?? '')
    } else if (tagName === 'link' && attributes.get('rel') === 'canonical') {
      canonical = attributes.get('href') ?? ''
    } else if (tagName === 'script' && attributes.get('type') === 'application/ld+json') {
      data.push(JSON.parse(text))
    }
  }
  return {title, canonical, meta, data}
}

function findElements(node: Tree.Node): readonly Tree.Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(findElements) : []
  return 'tagName' in node ? [node, ...children] : children
}
