/** The part of a DOM node that reading uses; nodes of a browser and of jsdom have it. */
export interface HtmlNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly textContent: string | null
  readonly childNodes: Iterable<HtmlNode>
  getAttribute?(name: string): string | null
}

const ELEMENT = 1
const TEXT = 3
const COMMENT = 8

export function isElement(node: HtmlNode): boolean {
  return node.nodeType === ELEMENT
}

export function isText(node: HtmlNode): boolean {
  return node.nodeType === TEXT
}

export function isComment(node: HtmlNode): boolean {
  return node.nodeType === COMMENT
}

/** Returns the name of an element in small letters, with its prefix, as in 'o:p'. */
export function nameOf(node: HtmlNode): string {
  return node.nodeName.toLowerCase()
}

/** Returns the value of an attribute; an empty string if the node does not have it. */
export function attributeOf(node: HtmlNode, name: string): string {
  return node.getAttribute?.(name) ?? ''
}

/** Returns whether an element has an attribute, perhaps without a value. */
export function hasAttribute(node: HtmlNode, name: string): boolean {
  return typeof node.getAttribute?.(name) === 'string'
}

/** Returns whether an element has one of these classes. */
export function hasClass(node: HtmlNode, pattern: RegExp): boolean {
  return attributeOf(node, 'class')
    .split(/\s+/u)
    .some((name) => pattern.test(name))
}

/** Returns whether an element holds code: mail programs write plain text as `pre`, too. */
export function isCode(node: HtmlNode): boolean {
  return nameOf(node) === 'pre' && !hasAttribute(node, 'wrap') && !hasClass(node, /^moz-/u)
}

/** Returns the elements in a tree, its root included, in document order. */
export function elementsIn(root: HtmlNode): HtmlNode[] {
  const found: HtmlNode[] = []
  // A stack of its own: a hostile tree is deeper than the stack of calls.
  const open = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isElement(node)) {
      found.push(node)
    }
    const children = [...node.childNodes]
    for (const child of children.toReversed()) {
      open.push(child)
    }
  }
  return found
}
