import type {Definition, Node} from 'mdast'

import type {DocumentDetails, DocumentWarning, PictureSource} from './document.ts'

/** The state shared by all steps of the conversion of one document. */
export interface ConversionContext {
  definitions: ReadonlyMap<string, Definition>
  usedDefinitions: Set<string>
  warnings: DocumentWarning[]
  /** Returns the source text of a node. */
  sourceOf: (node: Node) => string
  pictureSource: (url: string) => PictureSource | {refused: string}
  details: DocumentDetails | undefined
}

/** Returns the number of the line where a node starts, or 1 if it is unknown. */
export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1
}

/** Returns the key of a link definition; identifiers are case-insensitive. */
export function definitionKey(identifier: string): string {
  return identifier.toUpperCase()
}
