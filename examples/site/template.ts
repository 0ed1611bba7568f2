/** A template has a placeholder without a value. */
export class TemplateError extends Error {
  readonly code = 'missing-value'
  override readonly name = 'TemplateError'
}

/** A value that is HTML, which is inserted as it is. */
export interface Html {
  readonly html: string
}

/** What placeholders stand for, by name: text, or HTML. */
export type TemplateValues = Readonly<Record<string, string | Html>>

/**
 * Replaces placeholders such as `{{name}}` with values; text is escaped for HTML text and quoted attributes.
 *
 * Placeholders in values are not replaced.
 *
 * @throws TemplateError if a placeholder has no value.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replaceAll(/\{\{([a-z]+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) {
      const known = Object.keys(values).join(', ')
      throw new TemplateError(`The placeholder {{${name}}} has no value. The values are: ${known}.`)
    }
    return typeof value === 'string' ? escapeHtml(value) : value.html
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
