import {attributeOf, elementsIn, nameOf, type HtmlNode} from './html-node.ts'

/** CSS properties with their values, in small letters. */
export type Declarations = ReadonlyMap<string, string>

const COMMENT_OR_BRACKET = /\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/|<!--|-->/gu
const SIMPLE_SELECTOR = /^(?:[a-z][a-z\d]*)?(?:\.[\w-]+)?$/iu

/** Reads declarations such as those of a `style` attribute; the last one of a property is used. */
export function readDeclarations(css: string): Map<string, string> {
  const declarations = new Map<string, string>()
  for (const declaration of css.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon > 0) {
      const value = declaration.slice(colon + 1).replace(/!\s*important/iu, '')
      declarations.set(
        declaration.slice(0, colon).trim().toLowerCase(),
        value.replaceAll(/\s+/gu, ' ').trim().toLowerCase(),
      )
    }
  }
  return declarations
}

/** The rules of the `style` elements, as far as they select by one tag name, one class or both. */
export class StyleSheet {
  readonly #rules = new Map<string, Map<string, string>>()

  constructor(root: HtmlNode) {
    for (const element of elementsIn(root)) {
      if (nameOf(element) === 'style') {
        this.#read(element.textContent ?? '')
      }
    }
  }

  /** Returns the properties of an element: those of its tag, its classes and its `style` attribute, in this order. */
  declarationsOf(element: HtmlNode): Declarations {
    const inline = readDeclarations(attributeOf(element, 'style'))
    if (this.#rules.size === 0) {
      return inline
    }
    const name = nameOf(element)
    const classes = attributeOf(element, 'class').split(/\s+/u).filter(Boolean)
    const selectors = [
      name,
      ...classes.map((each) => `.${each.toLowerCase()}`),
      ...classes.map((each) => `${name}.${each.toLowerCase()}`),
    ]
    const declarations = new Map<string, string>()
    for (const rule of [...selectors.map((each) => this.#rules.get(each)), inline]) {
      for (const [property, value] of rule ?? []) {
        declarations.set(property, value)
      }
    }
    return declarations
  }

  /** Returns a property of a level of a list of Word, such as `l0:level1`. */
  listProperty(level: string, property: string): string | undefined {
    return this.#rules.get(`@list ${level}`)?.get(property)
  }

  #read(css: string): void {
    for (const rule of css.replaceAll(COMMENT_OR_BRACKET, ' ').split('}')) {
      const [selectors = '', body] = rule.split('{')
      if (body === undefined) {
        continue
      }
      for (const selector of selectors.split(',')) {
        const key = selector.trim().replaceAll(/\s+/gu, ' ').toLowerCase()
        if (SIMPLE_SELECTOR.test(key) || key.startsWith('@list ')) {
          const known = this.#rules.get(key) ?? new Map<string, string>()
          for (const [property, value] of readDeclarations(body)) {
            known.set(property, value)
          }
          this.#rules.set(key, known)
        }
      }
    }
  }
}
