/** A page names a value that was not given. */
export class TemplateError extends Error {
  readonly code = 'missing-value'
  override readonly name = 'TemplateError'
}

/**
 * Puts values in place of `{{name}}`, escaped for HTML text and quoted attributes.
 *
 * What a value contains is never read as a placeholder again.
 *
 * @throws TemplateError
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{([a-z]+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) {
      const known = Object.keys(values).join(', ')
      throw new TemplateError(`The page asks for {{${name}}}; given are ${known}.`)
    }
    return escapeHtml(value)
  })
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
