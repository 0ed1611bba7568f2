import type {Definition, Node, RootContent} from 'mdast'

import type {DocumentDetails, DocumentWarning, PictureSource} from './document.ts'

/** Underlined text: Word has it, Markdown does not. */
export interface Underline extends Node {
  type: 'underline'
  children: RootContent[]
}

declare module 'mdast' {
  interface PhrasingContentMap {
    underline: Underline
  }
  interface RootContentMap {
    underline: Underline
  }
}

/** What the conversion of one document shares. */
export interface ConversionContext {
  definitions: ReadonlyMap<string, Definition>
  usedDefinitions: Set<string>
  warnings: DocumentWarning[]
  /** The source of a node as it was written, where there is one. */
  sourceOf: (node: Node) => string
  pictureSource: (url: string) => PictureSource | {refused: string}
  details: DocumentDetails | undefined
}

/** The line a node begins on. */
export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1
}

/** The form in which a link definition is looked up. */
export function definitionKey(identifier: string): string {
  return identifier.toUpperCase()
}
