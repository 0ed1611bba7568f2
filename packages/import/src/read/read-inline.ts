import type {Decorator} from '@reader-article/content'
import type {Image, ImageReference, Nodes} from 'mdast'

import {definitionKey, lineOf, type ConversionContext} from './conversion-context.ts'
import type {DocumentLink} from './document.ts'
import {readLinkTarget} from './link-target.ts'
import type {Run} from './text-block.ts'

/** The text of a paragraph as runs, and the pictures in it. */
export interface InlineContent {
  runs: Run<DocumentLink>[]
  pictures: PictureNode[]
}

/** A picture with its URL and texts as written. */
export interface PictureNode {
  url: string
  alt: string
  caption: string
  line: number
}

/** Reads the inline content of nodes; keeps the text of every kind of node. */
export function readInline(nodes: readonly Nodes[], context: ConversionContext): InlineContent {
  const content: InlineContent = {runs: [], pictures: []}
  for (const node of nodes) {
    readNode(node, {decorators: []}, content, context)
  }
  return content
}

interface Marks {
  decorators: readonly Decorator[]
  link?: DocumentLink
}

function readNode(
  node: Nodes,
  marks: Marks,
  content: InlineContent,
  context: ConversionContext,
): void {
  const readChildren = (children: readonly Nodes[], inner: Marks) => {
    for (const child of children) {
      readNode(child, inner, content, context)
    }
  }
  const withDecorator = (decorator: Decorator): Marks => ({
    ...marks,
    decorators: [...marks.decorators, decorator],
  })
  switch (node.type) {
    case 'text':
      // A line end within a paragraph is a space; only a hard break stays a line break.
      content.runs.push({...marks, text: node.value.replaceAll('\n', ' ')})
      return
    case 'inlineCode':
      content.runs.push({...withDecorator('code'), text: node.value})
      return
    case 'break':
      content.runs.push({...marks, text: '\n'})
      return
    case 'strong':
      return readChildren(node.children, withDecorator('strong'))
    case 'emphasis':
      return readChildren(node.children, withDecorator('em'))
    case 'delete':
      return readChildren(node.children, withDecorator('strike-through'))
    case 'link':
      return readChildren(node.children, withLink(node.url, lineOf(node), marks, context))
    case 'linkReference': {
      const url = findDefinitionUrl(node.identifier, context)
      return readChildren(
        node.children,
        url === undefined ? marks : withLink(url, lineOf(node), marks, context),
      )
    }
    case 'image':
    case 'imageReference': {
      const picture = readPicture(node, context)
      if (picture === undefined) {
        content.runs.push({...marks, text: node.alt ?? ''})
      } else {
        content.pictures.push(picture)
        if (marks.link !== undefined) {
          context.warnings.push({
            line: picture.line,
            message: 'the link of a picture is omitted; write it into the text below',
          })
        }
      }
      return
    }
    default:
      if ('children' in node) {
        readChildren(node.children, marks)
      } else if ('value' in node) {
        content.runs.push({...marks, text: node.value})
      }
  }
}

function withLink(url: string, line: number, marks: Marks, context: ConversionContext): Marks {
  const target = readLinkTarget(url, line)
  if ('link' in target) {
    return {...marks, link: target.link}
  }
  context.warnings.push({line, message: `the link is omitted, its text is kept: ${target.refused}`})
  return marks
}

function findDefinitionUrl(identifier: string, context: ConversionContext): string | undefined {
  const key = definitionKey(identifier)
  context.usedDefinitions.add(key)
  return context.definitions.get(key)?.url
}

function readPicture(
  node: Image | ImageReference,
  context: ConversionContext,
): PictureNode | undefined {
  const definition =
    node.type === 'image' ? node : context.definitions.get(definitionKey(node.identifier))
  if (node.type === 'imageReference') {
    context.usedDefinitions.add(definitionKey(node.identifier))
  }
  return definition === undefined
    ? undefined
    : {
        url: definition.url,
        alt: node.alt ?? '',
        caption: definition.title ?? '',
        line: lineOf(node),
      }
}
