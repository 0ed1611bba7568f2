/** A page uses a value that was not given. */
export class TemplateError extends Error {
  readonly code = 'missing-value'
  override readonly name = 'TemplateError'
}

/**
 * Replaces `{{name}}` by values, escaped for HTML text and quoted attributes.
 *
 * Placeholders within a value stay as they are.
 *
 * @throws TemplateError
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{([a-z]+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) {
      const known = Object.keys(values).join(', ')
      throw new TemplateError(
        `The page uses {{${name}}}, which is not given. Given values: ${known}.`,
      )
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
