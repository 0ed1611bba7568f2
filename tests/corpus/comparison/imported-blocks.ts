import type {DocumentBlock, DocumentLink, ParsedDocument, Span} from '@reader-article/import'

import {splitWords, type Piece, type Word} from './words.ts'

/** A block of an imported article as the page shows it. */
export interface ImportedBlock {
  style: string
  listItem?: 'bullet' | 'number' | undefined
  /** The level of a list item, counted from 1. */
  level: number
  /** The number that the page shows for an item of a numbered list. */
  number: number
  /** Whether it is the caption of a figure. */
  isCaption: boolean
  pieces: Piece[]
}

/** Converts the body of an imported article; the header and the title are blocks before it if `withStart` is set. */
export function readImportedBlocks(
  document: ParsedDocument,
  {withStart}: {withStart: boolean},
): ImportedBlock[] {
  const {name, pin, statusLabel, title, signOff, signature} = document
  const body = numberItems(document.body.flatMap(convert))
  return withStart
    ? [
        ...createPlain(`${name} PIN ${pin} ${statusLabel}`),
        ...createPlain(title),
        ...body,
        ...createPlain(signOff),
        ...createPlain(signature),
      ]
    : body
}

/** Returns the words of imported blocks. */
export function wordsOfImported(blocks: readonly ImportedBlock[]): Word[] {
  return blocks.flatMap(({pieces}, index) => splitWords(pieces, index))
}

function convert(block: DocumentBlock): ImportedBlock[] {
  switch (block._type) {
    case 'block': {
      const {style, listItem, level = 1, children, markDefs} = block
      return [
        {
          ...createBlock(
            style,
            children.map((span) => pieceOf(span, markDefs)),
          ),
          listItem,
          level,
        },
      ]
    }
    case 'figure': {
      const {caption} = block.picture
      return [
        {
          ...createBlock('figure', caption === undefined ? [] : [{text: caption, marks: []}]),
          isCaption: caption !== undefined,
        },
      ]
    }
    case 'pullQuote':
      return [createBlock('pullQuote', [{text: block.text, marks: []}])]
    case 'callout':
      return block.body.flatMap(convert)
    default:
      return []
  }
}

function createPlain(text: string | undefined): ImportedBlock[] {
  return text === undefined ? [] : [createBlock('normal', [{text, marks: []}])]
}

function createBlock(style: string, pieces: Piece[]): ImportedBlock {
  return {style, level: 1, number: 0, isCaption: false, pieces}
}

function pieceOf({text, marks}: Span, links: readonly DocumentLink[]): Piece {
  const link = links.find(({_key}) => marks.includes(_key))
  return {
    text,
    marks: marks.filter((mark) => mark !== link?._key),
    href: link === undefined ? undefined : hrefOf(link),
  }
}

function hrefOf(link: DocumentLink): string {
  switch (link._type) {
    case 'link':
      return link.href
    case 'articleLink':
      return `article:${link.slug}`
    default:
      return `reader:${link.pin}`
  }
}

// A page counts the items of each list from 1; anything that is not an item ends all lists.
function numberItems(blocks: readonly ImportedBlock[]): ImportedBlock[] {
  let open: {listItem: string; number: number}[] = []
  return blocks.map((block) => {
    const {listItem, level} = block
    if (listItem === undefined) {
      open = []
      return block
    }
    const depth = Math.min(level, open.length + 1)
    const current = open[depth - 1]
    const number = current?.listItem === listItem ? current.number + 1 : 1
    open = [...open.slice(0, depth - 1), {listItem, number}]
    return {...block, number}
  })
}
