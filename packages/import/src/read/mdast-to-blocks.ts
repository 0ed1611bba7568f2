import type {BlockContent, Code, DefinitionContent, List, ListItem, Nodes, Root, Table} from 'mdast'
import type {ContainerDirective, LeafDirective} from 'mdast-util-directive'
import {toString} from 'mdast-util-to-string'

import {cleanLine} from './clean-text.ts'
import {attributesOf, readCardPin, readDetails, readTone} from './directives.ts'
import type {DocumentBlock, DocumentLink, TextBlock, WebLink} from './document.ts'
import {DocumentError} from './document-error.ts'
import {quote} from './header.ts'
import {readInline, type InlineContent} from './inline-runs.ts'
import {definitionKey, lineOf, type ConversionContext} from './mdast-context.ts'
import {makePicture} from './pictures.ts'
import {DECORATORS, textBlock, type BlockKind, type Run} from './spans.ts'

const DEEPEST_LIST = 10

/**
 * Converts a Markdown syntax tree to the blocks of an article's body, without keys.
 *
 * Unknown nodes lose their formatting, never their text. Throws a DocumentError for a directive that cannot be read.
 */
export function blocksOf(root: Root, context: ConversionContext): DocumentBlock[] {
  return root.children.flatMap((node) => convert(node, {style: 'normal'}, context))
}

function convert(node: Nodes, kind: BlockKind, context: ConversionContext): DocumentBlock[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(readInline(node.children, context), kind, context)
    case 'heading':
      return paragraph(
        readInline(node.children, context),
        {style: headingStyle(node.depth)},
        context,
      )
    case 'blockquote':
      return node.children.flatMap((child) =>
        convert(child, {...kind, style: 'blockquote'}, context),
      )
    case 'list':
      return list(node, 1, context)
    case 'code':
      return code(node, kind)
    case 'thematicBreak':
      return []
    case 'table':
      return table(node, context)
    case 'definition':
      return context.usedDefinitions.has(definitionKey(node.identifier))
        ? []
        : plain(context.sourceOf(node), kind)
    case 'containerDirective':
      return container(node, kind, context)
    case 'leafDirective':
      return leaf(node, kind, context)
    default:
      return paragraph(readInline([node], context), kind, context)
  }
}

function headingStyle(depth: number): 'h2' | 'h3' | 'h4' {
  // The title is the page's only first heading.
  return depth <= 2 ? 'h2' : depth === 3 ? 'h3' : 'h4'
}

// Pictures within a paragraph follow it, for a figure stands between paragraphs.
function paragraph(
  content: InlineContent,
  kind: BlockKind,
  context: ConversionContext,
): DocumentBlock[] {
  const text = textBlock<DocumentLink>(content.runs, kind)
  const figures = content.pictures.map((picture): DocumentBlock => ({
    _type: 'figure',
    _key: '',
    picture: makePicture(picture, context),
  }))
  return text === undefined ? figures : [text, ...figures]
}

function plain(text: string, kind: BlockKind): DocumentBlock[] {
  const block = textBlock<DocumentLink>([{text, decorators: []}], kind)
  return block === undefined ? [] : [block]
}

function code(node: Code, kind: BlockKind): DocumentBlock[] {
  const block = textBlock<DocumentLink>([{text: node.value, decorators: ['code']}], kind, {
    keepSpaces: true,
  })
  return block === undefined || node.value.trim() === '' ? [] : [block]
}

function list(node: List, level: number, context: ConversionContext): DocumentBlock[] {
  // '1984. That was the year.' is a sentence, not the 1984th item of a list.
  const start = node.start ?? 1
  if (node.ordered === true && start > 1 && node.children.length === 1 && level === 1) {
    return node.children.flatMap((item) =>
      item.children.flatMap((child, index) =>
        index === 0 && child.type === 'paragraph'
          ? paragraph(
              readInline([{type: 'text', value: `${start}. `}, ...child.children], context),
              {style: 'normal'},
              context,
            )
          : convert(child, {style: 'normal'}, context),
      ),
    )
  }
  const kind: BlockKind = {
    style: 'normal',
    listItem: node.ordered === true ? 'number' : 'bullet',
    level: Math.min(level, DEEPEST_LIST),
  }
  return node.children.flatMap((item) => listItem(item, kind, level, context))
}

// Portable Text has no second paragraph within an item: it goes on after a line break, so that numbers go on too.
function listItem(
  item: ListItem,
  kind: BlockKind,
  level: number,
  context: ConversionContext,
): DocumentBlock[] {
  const blocks: DocumentBlock[] = []
  let open: InlineContent = {runs: [], pictures: []}
  const close = () => {
    blocks.push(...paragraph(open, kind, context))
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
          ? list(child, level + 1, context)
          : convert(child, {style: 'normal'}, context)),
      )
    }
  }
  close()
  return blocks
}

// An article has no tables: each row becomes a paragraph.
function table(node: Table, context: ConversionContext): DocumentBlock[] {
  return node.children.flatMap((row) => {
    const cells = row.children.map((cell) => readInline(cell.children, context))
    if (
      cells.every(
        (cell) => cell.pictures.length === 0 && cell.runs.every((run) => run.text.trim() === ''),
      )
    ) {
      return []
    }
    return paragraph(
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

function container(
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
      'write ::: on a line of its own after it',
    )
  }
  const children: ReadonlyArray<BlockContent | DefinitionContent> = node.children
  switch (node.name) {
    case 'pull-quote': {
      const by = attributesOf(node, ['by'])['by'] ?? ''
      const text = children
        .map((child) => cleanLine(toString(child)))
        .filter((line) => line !== '')
        .join('\n')
      if (text === '') {
        throw emptyDirective(node, 'pull quote')
      }
      const attribution = cleanLine(by)
      return [{_type: 'pullQuote', _key: '', text, ...(attribution !== '' && {attribution})}]
    }
    case 'callout': {
      const title = cleanLine(attributesOf(node, ['tone', 'title'])['title'] ?? '')
      const body = children.flatMap((child) => simpleText(child, context))
      if (body.length === 0) {
        throw emptyDirective(node, 'callout')
      }
      return [
        {_type: 'callout', _key: '', tone: readTone(node), ...(title !== '' && {title}), body},
      ]
    }
    default:
      context.warnings.push(unknownDirective(node, ':::'))
      return [
        ...plain(firstLine(source), kind),
        ...children.flatMap((child) => convert(child, kind, context)),
      ]
  }
}

function leaf(node: LeafDirective, kind: BlockKind, context: ConversionContext): DocumentBlock[] {
  switch (node.name) {
    case 'reader-card':
      return [{_type: 'readerCard', _key: '', pin: readCardPin(node), line: lineOf(node)}]
    case 'details':
      if (context.details !== undefined) {
        throw new DocumentError(
          'details',
          lineOf(node),
          `a second ::details, the first is on line ${context.details.line}`,
          'write all details in one',
        )
      }
      context.details = readDetails(node, context)
      return []
    default:
      context.warnings.push(unknownDirective(node, '::'))
      return plain(context.sourceOf(node), kind)
  }
}

// The text of a callout knows paragraphs, strong, emphasis and links to the web; all else keeps its words.
function simpleText(node: Nodes, context: ConversionContext): TextBlock<WebLink>[] {
  return convert(node, {style: 'normal'}, context)
    .map((block) => simplify(block, lineOf(node), context))
    .filter((block) => block !== undefined)
}

function simplify(
  block: DocumentBlock,
  line: number,
  context: ConversionContext,
): TextBlock<WebLink> | undefined {
  if (block._type !== 'block') {
    throw new DocumentError(
      'directive',
      line,
      `${BLOCK_NAMES[block._type]} within a callout`,
      'put it before or after the callout',
    )
  }
  const runs = block.children.map((span): Run<WebLink> => {
    const link = block.markDefs.find((definition) => span.marks.includes(definition._key))
    if (link !== undefined && link._type !== 'link') {
      context.warnings.push({
        line: link.line,
        message: 'within a callout a link can only lead to the web; it is left out, its text kept',
      })
    }
    return {
      text: span.text,
      decorators: DECORATORS.filter(
        (name) => (name === 'strong' || name === 'em') && span.marks.includes(name),
      ),
      ...(link?._type === 'link' && {link}),
    }
  })
  const bullet = block.listItem === undefined ? [] : [{text: '• ', decorators: []}]
  return textBlock<WebLink>([...bullet, ...runs], {style: 'normal'})
}

const BLOCK_NAMES = {
  figure: 'a picture',
  readerCard: 'a reader’s card',
  pullQuote: 'a pull quote',
  callout: 'a callout',
} as const

function emptyDirective(node: ContainerDirective, what: string): DocumentError {
  return new DocumentError(
    'directive',
    lineOf(node),
    `no text in the ${what}`,
    'write it between the two lines of colons',
  )
}

function unknownDirective(node: ContainerDirective | LeafDirective, colons: string) {
  return {
    line: lineOf(node),
    message: `no block ${quote(`${colons}${node.name}`)}, it stays text; there are :::pull-quote, :::callout, ::reader-card and ::details`,
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
