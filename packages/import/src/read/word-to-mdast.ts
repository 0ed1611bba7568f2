import {Buffer} from 'node:buffer'

import type {Element, ElementContent, Root as HastRoot} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {toMdast, type Handle} from 'hast-util-to-mdast'
import mammoth from 'mammoth'
import type {List, PhrasingContent, RootContent} from 'mdast'

import type {Underline} from './conversion-context.ts'
import type {PictureSource} from './document.ts'

/** A Word document as a Markdown syntax tree; the line of each node is the number of its paragraph. */
export interface WordTree {
  nodes: RootContent[]
  footnotes: List | undefined
  pictures: ReadonlyMap<string, PictureSource | {refused: string}>
}

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  'p.Title => h1:fresh',
  'p.Quote => blockquote > p:fresh',
  'p.IntenseQuote => blockquote > p:fresh',
  'p.Caption => p.caption:fresh',
  "r[style-name='Emphasis'] => em",
  'u => u',
  'strike => s',
]

const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['image/svg+xml', 'svg'],
  ['image/tiff', 'tif'],
])

/** Converts the bytes of a .docx file; rejects with an error of the Word library if the file is damaged. */
export async function wordToMdast(bytes: Uint8Array): Promise<WordTree> {
  const pictures = new Map<string, PictureSource | {refused: string}>()
  const {value: html} = await mammoth.convertToHtml(
    {buffer: Buffer.from(bytes)},
    {
      styleMap: STYLES,
      // A style map inside the document is not trusted; empty paragraphs count for the paragraph numbers.
      includeEmbeddedStyleMap: false,
      ignoreEmptyParagraphs: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async (image) => {
        const src = `word-picture:${pictures.size}`
        const extension = EXTENSIONS.get(image.contentType)
        pictures.set(src, {
          refused: `a picture of the type ${image.contentType}, which browsers do not show`,
        })
        if (extension !== undefined) {
          const content = new Uint8Array(await image.readAsArrayBuffer())
          pictures.set(src, {
            kind: 'bytes',
            bytes: content,
            filename: `picture-${pictures.size}.${extension}`,
          })
        }
        return {src}
      }),
    },
  )
  const tree = fromHtml(html, {fragment: true})
  const footnotes = removeFootnotes(tree)
  numberParagraphs(tree)
  moveCaptions(tree)
  tree.children = tree.children.flatMap(removeInnerLinks)
  const [list] =
    footnotes === undefined
      ? []
      : convertToMdast({type: 'root', children: removeInnerLinks(footnotes)})
  return {
    nodes: convertToMdast(tree),
    footnotes: list?.type === 'list' ? list : undefined,
    pictures,
  }
}

const underline: Handle = (state, element) => {
  const node: Underline = {type: 'underline', children: state.all(element)}
  state.patch(element, node)
  return node
}

function convertToMdast(tree: HastRoot): RootContent[] {
  const mdast = toMdast(tree, {handlers: {u: underline}, newlines: true})
  return mdast.type === 'root' ? mdast.children : []
}

function removeFootnotes(tree: HastRoot): Element | undefined {
  const last = tree.children.findLastIndex((node) => node.type === 'element')
  const list = tree.children[last]
  if (list?.type !== 'element' || list.tagName !== 'ol') {
    return undefined
  }
  const isNote = list.children.some(
    (item) => item.type === 'element' && /^(?:foot|end)note-/u.test(item.properties['id'] ?? ''),
  )
  if (!isNote) {
    return undefined
  }
  tree.children.splice(last, 1)
  return list
}

// Errors name the line of a text file, but the paragraph of a Word document.
function numberParagraphs(tree: HastRoot): void {
  let count = 0
  const visit = (nodes: HastRoot['children']) => {
    for (const node of nodes) {
      if (node.type === 'element') {
        if (/^(?:p|h[1-6]|li)$/u.test(node.tagName)) {
          count += 1
        }
        const point = {line: Math.max(count, 1), column: 1}
        node.position = {start: point, end: point}
        visit(node.children)
      }
    }
  }
  visit(tree.children)
}

// A paragraph in Word's caption style belongs to the picture above it.
function moveCaptions(tree: HastRoot): void {
  let picture: Element | undefined
  tree.children = tree.children.filter((node) => {
    if (node.type !== 'element') {
      return true
    }
    const classes = node.properties['className']
    if (picture !== undefined && Array.isArray(classes) && classes.includes('caption')) {
      picture.properties['title'] = textOf(node)
      picture = undefined
      return false
    }
    picture = findOnlyPicture(node) ?? (textOf(node) === '' ? picture : undefined)
    return true
  })
}

function findOnlyPicture(element: Element): Element | undefined {
  const pictures: Element[] = []
  const visit = (node: ElementContent) => {
    if (node.type === 'element') {
      if (node.tagName === 'img') {
        pictures.push(node)
      }
      node.children.forEach(visit)
    }
  }
  visit(element)
  return textOf(element) === '' && pictures.length === 1 ? pictures[0] : undefined
}

// Links to bookmarks and footnotes have no target in an article; the arrow that links back from a footnote is removed.
function removeInnerLinks<Node extends HastRoot['children'][number]>(
  node: Node,
): (Node | ElementContent)[] {
  if (node.type !== 'element') {
    return [node]
  }
  node.children = node.children.flatMap(removeInnerLinks)
  const isInner = node.tagName === 'a' && /^(?:#|$)/u.test(node.properties['href'] ?? '')
  return isInner ? (textOf(node) === '↑' ? [] : node.children) : [node]
}

function textOf(node: Element): string {
  return node.children
    .map((child) =>
      child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : '',
    )
    .join('')
    .trim()
}

/** Splits the content of a paragraph at its hard breaks; keeps the marks. */
export function splitAtBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'break') {
      parts.push([])
    } else if (
      node.type === 'strong' ||
      node.type === 'emphasis' ||
      node.type === 'delete' ||
      node.type === 'link'
    ) {
      const [first = [], ...laterParts] = splitAtBreaks(node.children)
      parts.at(-1)?.push({...node, children: first})
      for (const part of laterParts) {
        parts.push([{...node, children: part}])
      }
    } else {
      parts.at(-1)?.push(node)
    }
  }
  return parts
}
