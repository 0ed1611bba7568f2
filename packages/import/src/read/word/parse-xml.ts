import {SaxesParser} from 'saxes'

import {DocumentError} from '../document-error.ts'
import {usualPrefix} from './namespaces.ts'
import type {XmlElement} from './xml-element.ts'
import type {ZipArchive} from './zip-archive.ts'

const MAX_DEPTH = 400
const MAX_PART_BYTES = 64 * 1024 * 1024
// Only these contain words or instructions; the text of others is white space, or deleted.
const WITH_TEXT: ReadonlySet<string> = new Set(['w:t', 'w:instrText', 'm:t', 'a:t'])
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {}

/** The XML of a part is not well-formed. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

/**
 * Reads the XML of a part as a stream: `onElement` receives each element whose ancestors are all in `containers`, with
 * everything in it, when it ends. So only one of them is in memory at a time.
 *
 * Throws an XmlError, a DocumentError with code 'too-deep' or 'too-large', or what unpacking throws.
 */
export function parseXml(
  archive: ZipArchive,
  part: string,
  containers: ReadonlySet<string>,
  onElement: (element: XmlElement) => void,
): void {
  const parser = new SaxesParser<{xmlns: false; position: false}>({xmlns: false, position: false})
  const scopes: Scope[] = [new Scope(new Map())]
  const open: XmlElement[] = []
  let depth = 0
  parser.on('error', (error) => {
    throw new XmlError(error.message)
  })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > MAX_DEPTH) {
      throw new DocumentError(
        'too-deep',
        1,
        'the document is nested too deeply',
        'use fewer levels of tables and content controls',
      )
    }
    const outer = scopes.at(-1) ?? new Scope(new Map())
    const scope = outer.withDeclarations(tag.attributes)
    scopes.push(scope)
    const name = scope.elementName(tag.name)
    const parent = open.at(-1)
    if (parent === undefined && containers.has(name)) {
      return
    }
    const element = {
      name,
      attributes: scope.attributes(name, tag.attributes),
      children: [],
      text: '',
    }
    parent?.children.push(element)
    open.push(element)
  })
  const addText = (text: string) => {
    const element = open.at(-1)
    if (element !== undefined && WITH_TEXT.has(element.name)) {
      element.text += text
    }
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    depth -= 1
    scopes.pop()
    const element = open.pop()
    if (element !== undefined && open.length === 0) {
      onElement(element)
    }
  })
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let size = 0
  archive.unpack(part, (chunk) => {
    size += chunk.length
    if (size > MAX_PART_BYTES) {
      throw new DocumentError(
        'too-large',
        1,
        'the document has more than 64 MB of text and formatting',
        'divide it into several documents',
      )
    }
    decoder ??= new TextDecoder(findEncoding(chunk))
    parser.write(decoder.decode(chunk, {stream: true}))
  })
  parser.write(decoder?.decode() ?? '')
  parser.close()
}

function findEncoding(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return 'utf-16le'
  }
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
    ? 'utf-16be'
    : 'utf-8'
}

/** The namespaces that are declared at a position of the XML. */
class Scope {
  readonly #prefixes: ReadonlyMap<string, string>
  readonly #names = new Map<string, string>()

  /** @param prefixes - The usual prefix of each prefix of the document. */
  constructor(prefixes: ReadonlyMap<string, string>) {
    this.#prefixes = prefixes
  }

  withDeclarations(attributes: Readonly<Record<string, string>>): Scope {
    let prefixes: Map<string, string> | undefined
    for (const name in attributes) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) {
        prefixes ??= new Map(this.#prefixes)
        prefixes.set(name.slice('xmlns:'.length), usualPrefix(attributes[name] ?? ''))
      }
    }
    return prefixes === undefined ? this : new Scope(prefixes)
  }

  elementName(name: string): string {
    return name.includes(':') ? this.#name(name) : `${this.#usual('')}:${name}`
  }

  attributes(
    element: string,
    attributes: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>> {
    let named: Record<string, string> | undefined
    for (const name in attributes) {
      // Word writes identifiers of editing sessions to every element.
      if (name.startsWith('xmlns') || name.startsWith('w:rsid')) {
        continue
      }
      named ??= {}
      const value = attributes[name] ?? ''
      named[name.includes(':') ? this.#name(name) : name] =
        element === 'mc:Choice' && name === 'Requires'
          ? value
              .trim()
              .split(/\s+/u)
              .map((prefix) => this.#usual(prefix))
              .join(' ')
          : value
    }
    return named ?? NO_ATTRIBUTES
  }

  #name(name: string): string {
    let usual = this.#names.get(name)
    if (usual === undefined) {
      const [prefix = '', local = ''] = name.split(':')
      usual = `${this.#usual(prefix)}:${local}`
      this.#names.set(name, usual)
    }
    return usual
  }

  #usual(prefix: string): string {
    return this.#prefixes.get(prefix) ?? prefix
  }
}
