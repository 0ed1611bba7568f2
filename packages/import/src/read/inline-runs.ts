import type {Image, ImageReference, Nodes} from 'mdast'

import type {DocumentLink} from './document.ts'
import {readLinkTarget} from './link-target.ts'
import {definitionKey, lineOf, type ConversionContext} from './mdast-context.ts'
import type {Decorator, Run} from './spans.ts'

/** The text of a paragraph as runs, and the pictures that stood in it. */
export interface InlineContent {
  runs: Run<DocumentLink>[]
  pictures: PictureNode[]
}

/** A picture with the address and words it was given. */
export interface PictureNode {
  url: string
  alt: string
  caption: string
  line: number
}

/** Reads the inline content of nodes; no text is lost, whatever the kind of node. */
export function readInline(nodes: readonly Nodes[], context: ConversionContext): InlineContent {
  const content: InlineContent = {runs: [], pictures: []}
  for (const node of nodes) {
    read(node, {decorators: []}, content, context)
  }
  return content
}

interface Marks {
  decorators: readonly Decorator[]
  link?: DocumentLink
}

function read(node: Nodes, marks: Marks, content: InlineContent, context: ConversionContext): void {
  const within = (children: readonly Nodes[], inner: Marks) => {
    for (const child of children) {
      read(child, inner, content, context)
    }
  }
  const decorated = (decorator: Decorator): Marks => ({
    ...marks,
    decorators: [...marks.decorators, decorator],
  })
  switch (node.type) {
    case 'text':
      // A line end within a paragraph is a space; only a hard break is a break.
      content.runs.push({...marks, text: node.value.replaceAll('\n', ' ')})
      return
    case 'inlineCode':
      content.runs.push({...decorated('code'), text: node.value})
      return
    case 'break':
      content.runs.push({...marks, text: '\n'})
      return
    case 'strong':
      return within(node.children, decorated('strong'))
    case 'emphasis':
      return within(node.children, decorated('em'))
    case 'underline':
      return within(node.children, decorated('underline'))
    case 'delete':
      return within(node.children, decorated('strike-through'))
    case 'link':
      return within(node.children, linked(node.url, lineOf(node), marks, context))
    case 'linkReference': {
      const url = lookUp(node.identifier, context)
      return within(
        node.children,
        url === undefined ? marks : linked(url, lineOf(node), marks, context),
      )
    }
    case 'image':
    case 'imageReference': {
      const picture = readPicture(node, context)
      if (picture === undefined) {
        content.runs.push({...marks, text: node.alt ?? ''})
      } else {
        content.pictures.push(picture)
      }
      return
    }
    default:
      if ('children' in node) {
        within(node.children, marks)
      } else if ('value' in node) {
        content.runs.push({...marks, text: node.value})
      }
  }
}

function linked(url: string, line: number, marks: Marks, context: ConversionContext): Marks {
  const target = readLinkTarget(url, line)
  if ('link' in target) {
    return {...marks, link: target.link}
  }
  context.warnings.push({line, message: `the link is left out, its text kept: ${target.refused}`})
  return marks
}

function lookUp(identifier: string, context: ConversionContext): string | undefined {
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
