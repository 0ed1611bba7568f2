import {cleanLine} from './clean-text.ts'
import type {ConversionContext} from './conversion-context.ts'
import type {Picture} from './document.ts'
import {DocumentError} from './document-error.ts'
import type {PictureNode} from './read-inline.ts'

/**
 * Creates a picture from its node; the caption is used if there is no alternative text.
 *
 * Throws a DocumentError with code 'figure' if the source of the picture is refused.
 */
export function createPicture(node: PictureNode, context: ConversionContext): Picture {
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
  return {
    source,
    line: node.line,
    ...(alt !== '' && {alt}),
    ...(caption !== '' && {caption}),
  }
}
