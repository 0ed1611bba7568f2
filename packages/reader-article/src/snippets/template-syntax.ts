import {quoteString} from './quote-string.ts'

/** How a language of templates writes the values of attributes and texts. */
export interface TemplateSyntax {
  /** Writes an attribute with its value, without a space before it. */
  readonly attribute: (name: string, value: string) => string
  readonly text: (text: string) => string
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '{': '&#123;',
  '}': '&#125;',
  // The line after a line break would be indented.
  '\n': '&#10;',
  '\r': '&#13;',
}

/** HTML in a page. */
export const HTML_SYNTAX: TemplateSyntax = createEntitySyntax(/[&<>"\n\r]/g)

/** Templates of Vue and Svelte, in which braces begin and end expressions. */
export const BRACES_SYNTAX: TemplateSyntax = createEntitySyntax(/[&<>"{}\n\r]/g)

/** JSX, in which a value that needs escaping is a string of JavaScript in braces. */
export const JSX_SYNTAX: TemplateSyntax = {
  attribute: (name, value) =>
    /^[^"&\\\p{Cc}\p{Zl}\p{Zp}\p{Cs}]*$/u.test(value)
      ? `${name}="${value}"`
      : `${name}={${quoteString(value)}}`,
  // JSX removes spaces at the ends of lines.
  text: (text) =>
    /^[^\s{}<>&\p{Cc}\p{Cs}]+(?: [^\s{}<>&\p{Cc}\p{Cs}]+)*$/u.test(text)
      ? text
      : `{${quoteString(text)}}`,
}

function createEntitySyntax(special: RegExp): TemplateSyntax {
  const escape = (text: string) =>
    text.replace(special, (character) => ENTITIES[character] ?? character)
  return {attribute: (name, value) => `${name}="${escape(value)}"`, text: escape}
}
