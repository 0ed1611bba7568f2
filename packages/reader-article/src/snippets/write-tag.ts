import type {SnippetElement, SnippetLink, SnippetOptions} from './snippet-options.ts'
import type {TemplateSyntax} from './template-syntax.ts'

/** An option of an element: its name, and its value or `true`. */
export type TagOption = readonly [name: string, value: string | true]

/** Returns an element's options by attribute name. */
export function listAttributes({
  element,
  lang,
}: Pick<SnippetOptions, 'element' | 'lang'>): TagOption[] {
  const language: TagOption[] = lang === undefined ? [] : [['lang', lang]]
  return [...listOwnAttributes(element), ...language]
}

function listOwnAttributes(element: SnippetElement): TagOption[] {
  switch (element.tag) {
    case 'reader-article': {
      const {hide = [], live = false} = element
      const key: TagOption =
        element.pin === undefined ? ['slug', element.slug] : ['pin', element.pin]
      const attributes = [key]
      if (hide.length > 0) {
        attributes.push(['hide', hide.join(' ')])
      }
      return live ? [...attributes, ['live', true]] : attributes
    }
    case 'reader-articles':
      return [['reader-pin', element.readerPin]]
    default:
      return [['pin', element.pin]]
  }
}

/** Writes a tag with its fallback; a status is part of a line of text, and all else is a block. */
export function writeTag(
  tag: string,
  options: readonly TagOption[],
  link: SnippetLink,
  syntax: TemplateSyntax,
): string {
  const attributes = options.map(([name, value]) =>
    value === true ? ` ${name}` : ` ${syntax.attribute(name, value)}`,
  )
  const start = `<${tag}${attributes.join('')}>`
  const fallback = writeLink(link, syntax)
  return /status$/i.test(tag)
    ? `${start}${fallback}</${tag}>\n`
    : `${start}\n  ${fallback}\n</${tag}>\n`
}

/** Writes a link; only its text if it has no URL. */
export function writeLink({text, href}: SnippetLink, syntax: TemplateSyntax): string {
  const shown = syntax.text(text)
  return href === undefined ? shown : `<a ${syntax.attribute('href', href)}>${shown}</a>`
}

/** Indents every line by a number of spaces. */
export function indent(code: string, spaces: number): string {
  // With the flag m, `^` would also match after U+2028 within a value.
  return code.replace(/(?<=^|\n)(?!\n|$)/g, ' '.repeat(spaces))
}
