import {cleanLine} from './clean-text.ts'
import type {ConversionContext} from './conversion-context.ts'
import type {Picture} from './document.ts'
import {DocumentError} from './document-error.ts'
import {quote} from './quote.ts'
import type {PictureNode} from './read-inline.ts'

/**
 * Creates a picture from its node; the caption is used if there is no alternative text. Returns undefined, with a
 * warning, if the picture is omitted.
 *
 * Throws a DocumentError with code 'figure' if the source of the picture is refused.
 */
export function createPicture(node: PictureNode, context: ConversionContext): Picture | undefined {
  const source = context.pictureSource(node.url)
  if ('refused' in source) {
    throw new DocumentError(
      'figure',
      node.line,
      source.refused,
      'save the picture next to the document and write its relative path, such as figures/moon.jpg',
    )
  }
  const caption = cleanLine(node.caption)
  const alt = cleanLine(node.alt) || caption
  if ('omitted' in source) {
    context.warnings.push({
      line: node.line,
      message: `the picture ${quote(alt || node.url)} ${source.omitted}; save it next to the document and write its relative path, such as figures/moon.jpg`,
    })
    return undefined
  }
  return {
    source,
    line: node.line,
    ...(alt !== '' && {alt}),
    ...(caption !== '' && {caption}),
  }
}
