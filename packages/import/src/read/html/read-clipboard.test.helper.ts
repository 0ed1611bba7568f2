import type {DocumentBlock} from '../document.ts'
import type {HtmlNode} from './html-node.ts'
import {readClipboard, type ClipboardContent} from './read-clipboard.ts'

// Vitest's environment `jsdom` has it, as browsers have.
declare const DOMParser: new () => {
  parseFromString: (html: string, type: 'text/html') => {documentElement: HtmlNode}
}

/** Reads HTML as the Studio does. */
export function read(html: string): ClipboardContent {
  return readClipboard(new DOMParser().parseFromString(html, 'text/html').documentElement)
}

/** Reads HTML and describes its blocks: style or list, and the text with its marks. */
export function lines(html: string): string[] {
  return read(html).blocks.map(describeBlock)
}

/** Returns only the text of the blocks. */
export function textOf(blocks: readonly DocumentBlock[]): string {
  return blocks
    .map((block) =>
      block._type === 'block' ? block.children.map(({text}) => text).join('') : `[${block._type}]`,
    )
    .join('\n')
}

function describeBlock(block: DocumentBlock): string {
  if (block._type !== 'block') {
    return block._type === 'figure'
      ? `figure: ${block.picture.alt ?? ''} / ${block.picture.caption ?? ''}`
      : block._type
  }
  const spans = block.children.map(({text, marks}) => {
    const link = block.markDefs.find(({_key}) => marks.includes(_key))
    const target = link?._type === 'link' ? [link.href] : []
    const names = [...marks.filter((mark) => mark !== link?._key), ...target]
    return names.length === 0 ? text : `{${names.join(' ')}: ${text}}`
  })
  const kind = block.listItem === undefined ? block.style : `${block.listItem} ${block.level}`
  return `${kind}: ${spans.join('')}`
}
