import type {Definition, Node} from 'mdast'

import type {DocumentBlock, DocumentDetails, DocumentWarning, PictureSource} from './document.ts'

/** The state shared by all steps of the conversion of one document. */
export interface ConversionContext {
  definitions: ReadonlyMap<string, Definition>
  usedDefinitions: Set<string>
  warnings: DocumentWarning[]
  /** Returns the source text of a node. */
  sourceOf: (node: Node) => string
  /** Returns where a picture is, or why it stops the import, or what is said of it if it is omitted. */
  pictureSource: (url: string) => PictureSource | {refused: string} | {omitted: string}
  /** The number of each item of a numbered list, as written. */
  listNumbers: Map<DocumentBlock, number>
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
