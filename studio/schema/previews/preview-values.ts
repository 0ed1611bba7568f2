import {currentTexts} from '../../i18n/current-texts.ts'

/** Returns the text to preview a value with: a string, or the first block with text in a Portable Text value. */
export function previewText(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value.map(readBlockText).find(Boolean) : value
  return (typeof text === 'string' && text.trim()) || undefined
}

/** Joins the values that have text into the second line of a preview; undefined if no value has text. */
export function previewLine(...values: unknown[]): string | undefined {
  return (
    values
      .map(previewText)
      .filter((text) => text !== undefined)
      .join(' · ') || undefined
  )
}

/** Returns a PIN with its label, as previews show it. */
export function previewPin(value: unknown): string | undefined {
  const pin = previewText(value)
  return pin && currentTexts().t('row.reader.pin', {pin})
}

function readBlockText(block: unknown): string {
  if (typeof block !== 'object' || block === null || !('children' in block)) {
    return ''
  }
  const {children} = block
  return Array.isArray(children) ? children.map(readSpanText).join('').trim() : ''
}

function readSpanText(span: unknown): string {
  const hasText = typeof span === 'object' && span !== null && 'text' in span
  return hasText && typeof span.text === 'string' ? span.text : ''
}
