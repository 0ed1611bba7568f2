import type {Child, Hyperscript} from './hyperscript.ts'

/** HTML that is already escaped; plain strings are not. */
export class Markup {
  readonly html: string
  constructor(html: string) {
    this.html = html
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const VOID_ELEMENTS = new Set(['br', 'img', 'hr', 'link', 'meta'])

/** Escapes text for HTML, both in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/** Creates an element as an HTML string, with text and attribute values escaped. */
export const markup: Hyperscript<Markup> = (tag, attributes, ...children) => {
  let html = `<${tag}`
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue
    }
    html += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`
  }
  return new Markup(VOID_ELEMENTS.has(tag) ? `${html}>` : `${html}>${serialise(children)}</${tag}>`)
}

/** Serialises the content of an element as HTML. */
export function serialise(child: Child<Markup>): string {
  if (child instanceof Markup) {
    return child.html
  }
  if (typeof child === 'string') {
    return escapeHtml(child)
  }
  if (typeof child === 'function') {
    return child().html
  }
  return Array.isArray(child) ? child.map(serialise).join('') : ''
}
