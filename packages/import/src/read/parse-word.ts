import type {Heading, Paragraph, PhrasingContent, RootContent} from 'mdast'
import {toString} from 'mdast-util-to-string'

import {assembleDocument, type DocumentSource} from './assemble-document.ts'
import {cleanLine, type Line} from './clean-text.ts'
import {lineOf, type ConversionContext} from './conversion-context.ts'
import type {ParsedDocument} from './document.ts'
import {DocumentError} from './document-error.ts'
import {mdastToBlocks} from './mdast-to-blocks.ts'
import {readUnpackedSize} from './read-unpacked-size.ts'
import {splitAtBreaks, wordToMdast, type WordTree} from './word-to-mdast.ts'

const MAX_UNPACKED_BYTES = 256 * 1024 * 1024
const MAX_TITLE_LENGTH_WITH_BREAKS = 120
const MAX_END_PARAGRAPHS = 4

/**
 * Reads a Word document (.docx): headings, lists, quotes, marks, links and pictures; Markdown in it stays text. Line
 * numbers are the numbers of paragraphs.
 *
 * Rejects with a DocumentError.
 */
export async function parseWord(bytes: Uint8Array): Promise<ParsedDocument> {
  return assembleDocument(await readWordSource(bytes))
}

/** Reads the paragraphs of a Word document; rejects with a DocumentError. */
export async function readWordSource(bytes: Uint8Array): Promise<DocumentSource> {
  const tree = await readTree(bytes)
  const nodes = splitStartAndEnd(tree.nodes)
  return {
    lines: nodes.map(lineOfNode),
    // Only a paragraph can be a sign-off; a list or a picture at the end is part of the text.
    endLines: nodes.map((node) => (canBeSignOff(node) ? lineOfNode(node) : lineWith(OBJECT, node))),
    linesAreParagraphs: true,
    titleMayWrap: false,
    createBody: ({start, bodyStart, bodyIndexes}, warnings) => {
      const context: ConversionContext = {
        definitions: new Map(),
        usedDefinitions: new Set(),
        warnings,
        sourceOf: (node) => toString(node),
        pictureSource: (url) =>
          tree.pictures.get(url) ?? {refused: 'a picture that is not inside the document'},
        listNumbers: new Map(),
        details: undefined,
      }
      warnOfPicturesBeforeText(nodes.slice(start, bodyStart), context)
      const body = nodes.filter((_, index) => bodyIndexes.has(index))
      const children = tree.footnotes === undefined ? body : [...body, tree.footnotes]
      return {blocks: mdastToBlocks({type: 'root', children}, context)}
    },
  }
}

// The object replacement character represents content that is not text.
const OBJECT = '\ufffc'

async function readTree(bytes: Uint8Array): Promise<WordTree> {
  if (bytes.length === 0) {
    throw new DocumentError('empty', 1, 'the file is empty', 'it must be a Word document')
  }
  const size = readUnpackedSize(bytes)
  if (size === undefined) {
    throw new DocumentError(
      'word',
      1,
      'this file is not a Word document, although its name ends in .docx',
      'save it from Word as .docx, or as plain text',
    )
  }
  if (size > MAX_UNPACKED_BYTES) {
    throw new DocumentError(
      'too-large',
      1,
      `the document unpacks to ${Math.round(size / 1024 / 1024)} MB`,
      'use smaller pictures: at most 256 MB are read',
    )
  }
  try {
    return await wordToMdast(bytes)
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw cause
    }
    throw new DocumentError(
      'word',
      1,
      `the Word document cannot be read (${cause instanceof Error ? cause.message : String(cause)})`,
      'open it in Word and save it again as .docx',
    )
  }
}

// A paragraph with line breaks (Shift+Enter) can contain several parts of the start or the end of a document.
function splitStartAndEnd(nodes: readonly RootContent[]): RootContent[] {
  const nodesWithText = nodes.filter(
    (node) => toString(node, {includeImageAlt: false}).trim() !== '',
  )
  const [header, title] = nodesWithText
  const end = new Set<RootContent>(nodesWithText.slice(-MAX_END_PARAGRAPHS))
  return nodes.flatMap((node): RootContent[] => {
    if (node.type !== 'paragraph' && node.type !== 'heading') {
      return [node]
    }
    const parts = splitAtBreaks(node.children)
    if (parts.length === 1) {
      return [node]
    }
    const isShort = toString(node).length <= MAX_TITLE_LENGTH_WITH_BREAKS
    if (node === title && isShort) {
      const children = parts.flatMap((part, index) =>
        index === 0 ? part : [{type: 'text' as const, value: ' '}, ...part],
      )
      return [{...node, children}]
    }
    return node === header || node === title || end.has(node)
      ? parts.map((children) => withChildren(node, children))
      : [node]
  })
}

function withChildren(node: Paragraph | Heading, children: PhrasingContent[]): RootContent {
  return {...node, children}
}

function lineOfNode(node: RootContent): Line {
  return lineWith(cleanLine(toString(node, {includeImageAlt: false})), node)
}

function lineWith(text: string, node: RootContent): Line {
  return {text, number: lineOf(node), length: text.length, isIndented: false}
}

function canBeSignOff(node: RootContent): boolean {
  return (node.type === 'paragraph' || node.type === 'heading') && !hasPicture(node)
}

function hasPicture(node: RootContent): boolean {
  return node.type === 'image' || ('children' in node && node.children.some(hasPicture))
}

function warnOfPicturesBeforeText(nodes: readonly RootContent[], context: ConversionContext): void {
  for (const node of nodes) {
    if (hasPicture(node)) {
      context.warnings.push({
        line: lineOf(node),
        message: 'the picture before the text is omitted; put it below the title to keep it',
      })
    }
  }
}
