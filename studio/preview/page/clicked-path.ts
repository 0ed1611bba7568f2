import type {Path} from 'sanity'

/** The fields of an article by the part of `<reader-article>` that shows them. */
const FIELDS: Readonly<Record<string, string>> = {
  title: 'title',
  meta: 'publishedAt',
  reader: 'reader',
  cover: 'cover',
  contents: 'body',
  body: 'body',
  'sign-off': 'signOff',
  signature: 'reader',
  card: 'reader',
  topics: 'topics',
  related: 'related',
}

/** An article on screen: its shadow root, its blocks, and the items of its body. */
export interface ShownArticle {
  readonly root: ParentNode
  /** The keys of its blocks are the indexes of their items. */
  readonly blocks: readonly {readonly _key: string}[]
  readonly items: unknown
}

/** Returns the path of the field that a node of the article shows; undefined for the space between parts. */
export function findClickedPath(target: Node, article: ShownArticle): Path | undefined {
  const part = closestElement(target)?.closest(
    '[part=article] > *, [part=header] > *, [part=footer] > *',
  )
  const field = FIELDS[part?.getAttribute('part')?.split(' ', 1)[0] ?? '']
  if (!part || !field) {
    return undefined
  }
  return part.matches('[part=body]') ? findBlockPath(target, part, article) : [field]
}

function findBlockPath(target: Node, body: Element, {blocks, items}: ShownArticle): Path {
  const shown = listBlocks(body)
  // An item of a list can contain other items, so the last element is the innermost.
  const index = shown.findLastIndex((element) => element.contains(target))
  const itemIndex = Number(blocks[index]?._key ?? Number.NaN)
  const item: unknown = Array.isArray(items) ? items[itemIndex] : undefined
  if (typeof item !== 'object' || item === null) {
    return ['body']
  }
  const key = readKey(item)
  const path: Path = ['body', key === undefined ? itemIndex : {_key: key}]
  const child = '_type' in item && item._type === 'block' ? findChildKey(item) : undefined
  return child === undefined ? path : [...path, 'children', {_key: child}]
}

/** Returns the elements that show the blocks of a body, in the order of the blocks: each item of a list is a block. */
function listBlocks(body: Element): readonly Element[] {
  const shown: Element[] = []
  for (const element of body.children) {
    if (element.matches('[part=section]')) {
      shown.push(...listBlocks(element))
    } else if (element.matches('ul, ol')) {
      shown.push(...element.querySelectorAll('li'))
    } else {
      shown.push(element)
    }
  }
  return shown
}

/** Returns the key of the first span of a text block, where the caret goes. */
function findChildKey(block: object): string | undefined {
  const children: unknown = 'children' in block ? block.children : undefined
  const first: unknown = Array.isArray(children) ? children[0] : undefined
  return typeof first === 'object' && first !== null ? readKey(first) : undefined
}

function readKey(item: object): string | undefined {
  return '_key' in item && typeof item._key === 'string' ? item._key : undefined
}

function closestElement(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}
