import {DOMParser, type Element, type Node} from '@xmldom/xmldom'

/** An element of a part. Its name has a short prefix for its namespace, whatever prefix the document uses. */
export interface Xml {
  name: string
  /** The attributes by their local names. */
  attributes: ReadonlyMap<string, string>
  children: Xml[]
  text: string
  /** The namespaces that an alternative (`mc:Choice`) requires. */
  requires: string[]
}

const SHORT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml\/(?:2006\/)?main$/u, 'w'],
  [/officeDocument\/(?:2006\/)?math$/u, 'm'],
  [/drawingml\/(?:2006\/)?main$/u, 'a'],
  [/drawingml\/(?:2006\/)?chart$/u, 'c'],
  [/drawingml\/(?:2006\/)?diagram$/u, 'dgm'],
  [/drawing\/2008\/diagram$/u, 'dsp'],
  [/drawingml\/(?:2006\/)?wordprocessingDrawing$/u, 'wp'],
  [/markup-compatibility\/2006$/u, 'mc'],
  [/^urn:schemas-microsoft-com:vml$/u, 'v'],
  [/package\/2006\/relationships$/u, 'rel'],
]

/** Parses the XML of a part; throws an error if it is not well-formed. */
export function parseXml(bytes: Uint8Array): Xml {
  const source = decode(bytes).replace(/^\ufeff/u, '')
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') {
        throw new Error(message)
      }
    },
  })
  const root = parser.parseFromString(source, 'text/xml').documentElement
  if (root === null) {
    throw new Error('the part has no root element')
  }
  return convert(root)
}

/** Returns the first child with this name. */
export function childOf(element: Xml | undefined, name: string): Xml | undefined {
  return element?.children.find((child) => child.name === name)
}

/** Returns all descendants with this name, in document order. */
export function descendantsOf(element: Xml, name: string): Xml[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ])
}

/** Returns the `w:val` of a child. */
export function valueOf(element: Xml | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.get('val')
}

/** Returns whether a property such as `<w:b/>` is on; undefined if it is not set. */
export function flagOf(element: Xml | undefined, name: string): boolean | undefined {
  const property = childOf(element, name)
  return property === undefined ? undefined : isTrue(property.attributes.get('val') ?? '1')
}

/** Returns whether a value of the type `ST_OnOff` is on. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && ['1', 'true', 'on'].includes(value.toLowerCase())
}

function decode(bytes: Uint8Array): string {
  const start = [...bytes.subarray(0, 2)].join(' ')
  const encoding =
    start === '255 254' || start === '60 0'
      ? 'utf-16le'
      : start === '254 255' || start === '0 60'
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function convert(element: Element): Xml {
  const attributes = new Map<string, string>()
  for (const attribute of element.attributes) {
    if (attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns') {
      attributes.set(attribute.localName ?? attribute.name, attribute.value)
    }
  }
  const children: Xml[] = []
  let text = ''
  for (const node of nodesOf(element)) {
    if (isElement(node)) {
      children.push(convert(node))
    } else if (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE) {
      text += node.nodeValue ?? ''
    }
  }
  const required = attributes.get('Requires')?.split(/\s+/u).filter(Boolean) ?? []
  return {
    name: nameOf(element),
    attributes,
    children,
    text,
    requires: required.map((prefix) => element.lookupNamespaceURI(prefix) ?? prefix),
  }
}

function nameOf(element: Element): string {
  const namespace = element.namespaceURI ?? ''
  const short = SHORT_NAMES.find(([pattern]) => pattern.test(namespace))?.[1] ?? namespace
  return `${short}:${element.localName ?? element.tagName}`
}

function* nodesOf(parent: Node): Generator<Node> {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    yield node
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE
}
