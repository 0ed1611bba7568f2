import {cleanLine} from './clean-text.ts'
import type {Picture} from './document.ts'
import {DocumentError} from './document-error.ts'
import type {PictureNode} from './inline-runs.ts'
import type {ConversionContext} from './mdast-context.ts'

/**
 * A picture with the words that belong to it: without an alternative text, its caption stands in.
 *
 * Throws a DocumentError with code 'figure' where its address is none we may read.
 */
export function makePicture(node: PictureNode, context: ConversionContext): Picture {
  const source = context.pictureSource(node.url)
  if ('refused' in source) {
    throw new DocumentError(
      'figure',
      node.line,
      source.refused,
      'save the picture beside the document and name it by its relative path, such as figures/moon.jpg',
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
