/** The text a value has to show in a preview: a string's own, or the first words of formatted text. */
export function previewText(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value.map(textOfBlock).find(Boolean) : value
  return (typeof text === 'string' && text.trim()) || undefined
}

/** The texts that there are, joined for a second line; undefined if there is none. */
export function previewLine(...values: unknown[]): string | undefined {
  return (
    values
      .map(previewText)
      .filter((text) => text !== undefined)
      .join(' · ') || undefined
  )
}

/** A PIN as lists show it. */
export function previewPin(value: unknown): string | undefined {
  const pin = previewText(value)
  return pin && `PIN ${pin}`
}

/** Whether a picture has been uploaded: a removed one leaves an object without an asset. */
export function hasImage(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'asset' in value && Boolean(value.asset)
}

function textOfBlock(block: unknown): string {
  if (typeof block !== 'object' || block === null || !('children' in block)) {
    return ''
  }
  const {children} = block
  return Array.isArray(children) ? children.map(textOfSpan).join('').trim() : ''
}

function textOfSpan(span: unknown): string {
  const hasText = typeof span === 'object' && span !== null && 'text' in span
  return hasText && typeof span.text === 'string' ? span.text : ''
}
