import type {Heading, Paragraph, PhrasingContent, RootContent} from 'mdast'
import {toString} from 'mdast-util-to-string'

import {keyBlocks} from './block-keys.ts'
import {cleanLine, type Line} from './clean-text.ts'
import type {ParsedDocument} from './document.ts'
import {DocumentError} from './document-error.ts'
import {blocksOf} from './mdast-to-blocks.ts'
import {lineOf, type ConversionContext} from './mdast-context.ts'
import {findEnd} from './sign-off.ts'
import {findStart, noBody} from './split-document.ts'
import {splitAtBreaks, wordToMdast, type WordTree} from './word-to-mdast.ts'
import {unpackedSize} from './zip-size.ts'

const LARGEST_UNPACKED_BYTES = 256 * 1024 * 1024
const LONGEST_TITLE_WITH_BREAKS = 120
const END_PARAGRAPHS = 4

/**
 * Reads a Word document (.docx): headings, lists, quotes, marks, links and pictures; what looks like Markdown
 * stays text. Lines are the numbers of paragraphs.
 *
 * Throws a DocumentError.
 */
export async function parseWord(bytes: Uint8Array): Promise<ParsedDocument> {
  const tree = await read(bytes)
  const nodes = splitEnds(tree.nodes)
  const start = findStart(nodes.map(lineOfNode), {mayWrap: false})
  // Only paragraphs can sign off; a list or a picture that happens to be last is part of the text.
  const rest = nodes
    .slice(start.bodyStart)
    .map((node) => (canSignOff(node) ? lineOfNode(node) : lineWith(OBJECT, node)))
  const end = findEnd(rest, start.header, {linesAreParagraphs: true})

  const context: ConversionContext = {
    definitions: new Map(),
    usedDefinitions: new Set(),
    warnings: end.warnings,
    sourceOf: (node) => toString(node),
    pictureSource: (url) =>
      tree.pictures.get(url) ?? {refused: 'a picture that is not inside the document'},
    details: undefined,
  }
  warnOfEarlyPictures(nodes.slice(0, start.bodyStart), context)
  const body = nodes.slice(start.bodyStart, start.bodyStart + end.bodyLength)
  const blocks = keyBlocks(
    blocksOf(
      {type: 'root', children: tree.footnotes === undefined ? body : [...body, tree.footnotes]},
      context,
    ),
  )
  if (blocks.length === 0) {
    throw noBody(start.titleLine + 1)
  }
  return {
    ...start.header,
    title: start.title,
    titleLine: start.titleLine,
    body: blocks,
    ...(end.signOff !== undefined && {signOff: end.signOff}),
    ...(end.signature !== undefined && {signature: end.signature}),
    warnings: context.warnings,
  }
}

// The object replacement character: something that is not text stands here.
const OBJECT = '\ufffc'

async function read(bytes: Uint8Array): Promise<WordTree> {
  if (bytes.length === 0) {
    throw new DocumentError('empty', 1, 'the file is empty', 'it must be a Word document')
  }
  const size = unpackedSize(bytes)
  if (size === undefined) {
    throw new DocumentError(
      'word',
      1,
      'this is not a Word document, whatever its name says',
      'save it from Word as .docx, or as plain text',
    )
  }
  if (size > LARGEST_UNPACKED_BYTES) {
    throw new DocumentError(
      'too-large',
      1,
      `the document unpacks to ${Math.round(size / 1024 / 1024)} MB`,
      'at most 256 MB are read; make its pictures smaller',
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

// What Word's Shift+Enter put into one paragraph is several lines at the head and at the end of a document.
function splitEnds(nodes: readonly RootContent[]): RootContent[] {
  const filled = nodes.filter((node) => toString(node, {includeImageAlt: false}).trim() !== '')
  const [header, title] = filled
  const end = new Set<RootContent>(filled.slice(-END_PARAGRAPHS))
  return nodes.flatMap((node): RootContent[] => {
    if (node.type !== 'paragraph' && node.type !== 'heading') {
      return [node]
    }
    const parts = splitAtBreaks(node.children)
    if (parts.length === 1) {
      return [node]
    }
    const short = toString(node).length <= LONGEST_TITLE_WITH_BREAKS
    if (node === title && short) {
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
  return {text, number: lineOf(node), length: text.length, indented: false}
}

function canSignOff(node: RootContent): boolean {
  return (node.type === 'paragraph' || node.type === 'heading') && !holdsPicture(node)
}

function holdsPicture(node: RootContent): boolean {
  return node.type === 'image' || ('children' in node && node.children.some(holdsPicture))
}

function warnOfEarlyPictures(nodes: readonly RootContent[], context: ConversionContext): void {
  for (const node of nodes) {
    if (holdsPicture(node)) {
      context.warnings.push({
        line: lineOf(node),
        message: 'the picture before the text is left out; put it below the title to keep it',
      })
    }
  }
}
