/** A template has a placeholder without a value. */
export class TemplateError extends Error {
  readonly code = 'missing-value'
  override readonly name = 'TemplateError'
}

/**
 * Replaces placeholders such as `{{name}}` with values, escaped for HTML text and quoted attributes.
 *
 * Placeholders in values are not replaced.
 *
 * @throws TemplateError if a placeholder has no value.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{([a-z]+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) {
      const known = Object.keys(values).join(', ')
      throw new TemplateError(`The placeholder {{${name}}} has no value. The values are: ${known}.`)
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
