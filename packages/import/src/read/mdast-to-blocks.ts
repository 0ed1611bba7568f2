import {SIMPLE_TEXT_DECORATORS} from '@reader-article/content'
import type {BlockContent, Code, DefinitionContent, List, ListItem, Nodes, Root, Table} from 'mdast'
import type {ContainerDirective, LeafDirective} from 'mdast-util-directive'
import {toString} from 'mdast-util-to-string'

import {cleanLine} from './clean-text.ts'
import {definitionKey, lineOf, type ConversionContext} from './conversion-context.ts'
import {createPicture} from './create-picture.ts'
import {readAttributes, readCardPin, readDetails, readCalloutTone} from './directives.ts'
import type {DocumentBlock, DocumentLink, TextBlock, WebLink} from './document.ts'
import {DocumentError} from './document-error.ts'
import {quote} from './quote.ts'
import {readInline, type InlineContent} from './read-inline.ts'
import {settleListNumbers} from './settle-list-numbers.ts'
import {createTextBlock, type BlockKind, type Run} from './text-block.ts'

const MAX_LIST_LEVEL = 10

/**
 * Converts a Markdown syntax tree to the blocks of an article's body, without keys.
 *
 * Unknown nodes lose their formatting, never their text. Throws a DocumentError for an invalid directive.
 */
export function mdastToBlocks(root: Root, context: ConversionContext): DocumentBlock[] {
  return settleListNumbers(
    root.children.flatMap((node) => convertNode(node, {style: 'normal'}, context)),
    context.listNumbers,
  )
}

function convertNode(node: Nodes, kind: BlockKind, context: ConversionContext): DocumentBlock[] {
  switch (node.type) {
    case 'paragraph':
      return convertParagraph(readInline(node.children, context), kind, context)
    case 'heading':
      return convertParagraph(
        readInline(node.children, context),
        {style: headingStyle(node.depth)},
        context,
      )
    case 'blockquote':
      return node.children.flatMap((child) =>
        convertNode(child, {...kind, style: 'blockquote'}, context),
      )
    case 'list':
      return convertList(node, 1, context)
    case 'code':
      return convertCode(node, kind)
    case 'thematicBreak':
      return []
    case 'table':
      return convertTable(node, context)
    case 'definition':
      return context.usedDefinitions.has(definitionKey(node.identifier))
        ? []
        : convertPlainText(context.sourceOf(node), kind)
    case 'containerDirective':
      return convertContainer(node, kind, context)
    case 'leafDirective':
      return convertLeaf(node, kind, context)
    default:
      return convertParagraph(readInline([node], context), kind, context)
  }
}

function headingStyle(depth: number): 'h2' | 'h3' | 'h4' {
  // The title is the only h1 of the page.
  return depth <= 2 ? 'h2' : depth === 3 ? 'h3' : 'h4'
}

// A figure is a block, so the pictures of a paragraph follow it.
function convertParagraph(
  content: InlineContent,
  kind: BlockKind,
  context: ConversionContext,
): DocumentBlock[] {
  const text = createTextBlock<DocumentLink>(content.runs, kind)
  const figures = content.pictures
    .map((picture) => createPicture(picture, context))
    .filter((picture) => picture !== undefined)
    .map((picture): DocumentBlock => ({_type: 'figure', _key: '', picture}))
  return text === undefined ? figures : [text, ...figures]
}

function convertPlainText(text: string, kind: BlockKind): DocumentBlock[] {
  const block = createTextBlock<DocumentLink>([{text, decorators: []}], kind)
  return block === undefined ? [] : [block]
}

function convertCode(node: Code, kind: BlockKind): DocumentBlock[] {
  const block = createTextBlock<DocumentLink>([{text: node.value, decorators: ['code']}], kind, {
    keepSpaces: true,
  })
  return block === undefined || node.value.trim() === '' ? [] : [block]
}

function convertList(node: List, level: number, context: ConversionContext): DocumentBlock[] {
  const kind: BlockKind = {
    style: 'normal',
    listItem: node.ordered === true ? 'number' : 'bullet',
    level: Math.min(level, MAX_LIST_LEVEL),
  }
  return node.children.flatMap((item, index) => {
    const blocks = convertListItem(item, kind, level, context)
    const first = blocks.find((block) => block._type === 'block' && block.level === kind.level)
    if (first !== undefined && node.ordered === true) {
      context.listNumbers.set(first, (node.start ?? 1) + index)
    }
    return blocks
  })
}

// A list item of Portable Text has one paragraph: further ones follow after a line break, so that the numbers continue.
function convertListItem(
  item: ListItem,
  kind: BlockKind,
  level: number,
  context: ConversionContext,
): DocumentBlock[] {
  const blocks: DocumentBlock[] = []
  let open: InlineContent = {runs: [], pictures: []}
  const close = () => {
    blocks.push(...convertParagraph(open, kind, context))
    open = {runs: [], pictures: []}
  }
  for (const child of item.children) {
    if (child.type === 'paragraph') {
      const next = readInline(child.children, context)
      open = {
        runs: [...open.runs, {text: '\n', decorators: []}, ...next.runs],
        pictures: [...open.pictures, ...next.pictures],
      }
    } else {
      close()
      blocks.push(
        ...(child.type === 'list'
          ? convertList(child, level + 1, context)
          : convertNode(child, {style: 'normal'}, context)),
      )
    }
  }
  close()
  return blocks
}

// An article cannot contain tables: each row becomes a paragraph.
function convertTable(node: Table, context: ConversionContext): DocumentBlock[] {
  return node.children.flatMap((row) => {
    const cells = row.children.map((cell) => readInline(cell.children, context))
    if (
      cells.every(
        (cell) => cell.pictures.length === 0 && cell.runs.every((run) => run.text.trim() === ''),
      )
    ) {
      return []
    }
    return convertParagraph(
      {
        runs: cells.flatMap((cell, index): Run<DocumentLink>[] =>
          index === 0 ? cell.runs : [{text: ' | ', decorators: []}, ...cell.runs],
        ),
        pictures: cells.flatMap((cell) => cell.pictures),
      },
      {style: 'normal'},
      context,
    )
  })
}

function convertContainer(
  node: ContainerDirective,
  kind: BlockKind,
  context: ConversionContext,
): DocumentBlock[] {
  const source = context.sourceOf(node)
  if (!/\n[ \t>]*:{3,}[ \t]*$/u.test(source)) {
    throw new DocumentError(
      'directive',
      lineOf(node),
      `${quote(firstLine(source))} is never closed`,
      'write ::: on a separate line after it',
    )
  }
  const children: ReadonlyArray<BlockContent | DefinitionContent> = node.children
  switch (node.name) {
    case 'pull-quote': {
      const by = readAttributes(node, ['by'])['by'] ?? ''
      const text = children
        .map((child) => cleanLine(toString(child)))
        .filter((line) => line !== '')
        .join('\n')
      if (text === '') {
        throw emptyDirectiveError(node, 'pull quote')
      }
      if (children.some(hasLinkOrPicture)) {
        context.warnings.push({
          line: lineOf(node),
          message: 'a pull quote is only text: its links and pictures are omitted',
        })
      }
      const attribution = cleanLine(by)
      return [{_type: 'pullQuote', _key: '', text, ...(attribution !== '' && {attribution})}]
    }
    case 'callout': {
      const title = cleanLine(readAttributes(node, ['tone', 'title'])['title'] ?? '')
      const body = children.flatMap((child) => convertCalloutChild(child, context))
      if (body.length === 0) {
        throw emptyDirectiveError(node, 'callout')
      }
      return [
        {
          _type: 'callout',
          _key: '',
          tone: readCalloutTone(node),
          ...(title !== '' && {title}),
          body,
        },
      ]
    }
    default:
      context.warnings.push(unknownDirectiveWarning(node, ':::'))
      return [
        ...convertPlainText(firstLine(source), kind),
        ...children.flatMap((child) => convertNode(child, kind, context)),
      ]
  }
}

function convertLeaf(
  node: LeafDirective,
  kind: BlockKind,
  context: ConversionContext,
): DocumentBlock[] {
  switch (node.name) {
    case 'reader-card':
      return [{_type: 'readerCard', _key: '', pin: readCardPin(node), line: lineOf(node)}]
    case 'details':
      if (context.details !== undefined) {
        throw new DocumentError(
          'details',
          lineOf(node),
          `a second ::details, the first is on line ${context.details.line}`,
          'write all details in one directive',
        )
      }
      context.details = readDetails(node, context)
      return []
    default:
      context.warnings.push(unknownDirectiveWarning(node, '::'))
      return convertPlainText(context.sourceOf(node), kind)
  }
}

// A callout contains paragraphs, strong, emphasis and links to the web; other formatting is removed, its text is kept.
function convertCalloutChild(node: Nodes, context: ConversionContext): TextBlock<WebLink>[] {
  return convertNode(node, {style: 'normal'}, context)
    .map((block) => simplifyBlock(block, lineOf(node), context))
    .filter((block) => block !== undefined)
}

function simplifyBlock(
  block: DocumentBlock,
  line: number,
  context: ConversionContext,
): TextBlock<WebLink> | undefined {
  if (block._type !== 'block') {
    throw new DocumentError(
      'directive',
      line,
      `a callout cannot contain ${BLOCK_NAMES[block._type]}`,
      'put it before or after the callout',
    )
  }
  const runs = block.children.map((span): Run<WebLink> => {
    const link = block.markDefs.find((definition) => span.marks.includes(definition._key))
    if (link !== undefined && link._type !== 'link') {
      context.warnings.push({
        line: link.line,
        message: 'a callout can only link to the web: the link is omitted, its text is kept',
      })
    }
    return {
      text: span.text,
      decorators: SIMPLE_TEXT_DECORATORS.filter((name) => span.marks.includes(name)),
      ...(link?._type === 'link' && {link}),
    }
  })
  const bullet = block.listItem === undefined ? [] : [{text: '• ', decorators: []}]
  return createTextBlock<WebLink>([...bullet, ...runs], {style: 'normal'})
}

function hasLinkOrPicture(node: Nodes): boolean {
  return (
    /^(?:link|image)/u.test(node.type) ||
    ('children' in node && node.children.some(hasLinkOrPicture))
  )
}

const BLOCK_NAMES = {
  figure: 'a picture',
  readerCard: 'a reader’s card',
  pullQuote: 'a pull quote',
  callout: 'a callout',
} as const

function emptyDirectiveError(node: ContainerDirective, what: string): DocumentError {
  return new DocumentError(
    'directive',
    lineOf(node),
    `the ${what} has no text`,
    'write it between the two lines with colons',
  )
}

function unknownDirectiveWarning(node: ContainerDirective | LeafDirective, colons: string) {
  return {
    line: lineOf(node),
    message: `the block ${quote(`${colons}${node.name}`)} does not exist and stays text; use :::pull-quote, :::callout, ::reader-card or ::details`,
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
