import type {
  Callout,
  DocumentBlock,
  DocumentLink,
  DocumentWarning,
  Picture,
  PullQuote,
  Span,
  TextBlock,
  WebLink,
} from '../read/document.ts'
import type {ReferenceFinder} from './references.ts'
import {isRecord, refField, type Reference} from './stored.ts'
import type {UploadedPictures} from './upload-pictures.ts'

/** An image field as the dataset holds it. */
export interface StoredImage {
  _type: 'image' | 'figure'
  asset: Reference
  alt?: string
  caption?: string
  hotspot?: unknown
  crop?: unknown
}

type StoredLink =
  | WebLink
  | {_type: 'articleLink'; _key: string; article: Reference}
  | {_type: 'readerLink'; _key: string; reader: Reference}

/** A block of the body as the dataset holds it. */
export type StoredBlock =
  | TextBlock<StoredLink>
  | (StoredImage & {_key: string})
  | PullQuote
  | Callout
  | {_type: 'readerCard'; _key: string; reader: Reference}

/** What a body is resolved against. */
export interface Resolution {
  references: ReferenceFinder
  pictures: UploadedPictures
  /** The article as it is stored: how editors framed a picture stays. */
  stored: Record<string, unknown> | undefined
  warnings: DocumentWarning[]
}

/** Puts references and assets into a document's body; a link that leads nowhere is left out, its text kept. */
export async function resolveBody(
  blocks: readonly DocumentBlock[],
  resolution: Resolution,
): Promise<StoredBlock[]> {
  const resolved: StoredBlock[] = []
  for (const block of blocks) {
    const stored = await resolveBlock(block, resolution)
    if (stored !== undefined) {
      resolved.push(stored)
    }
  }
  return resolved
}

/** A picture as an image field; undefined where it was not uploaded. */
export function storedImage(
  type: 'image' | 'figure',
  picture: Picture,
  {pictures, stored}: Pick<Resolution, 'pictures' | 'stored'>,
): StoredImage | undefined {
  const asset = pictures.get(picture)
  if (asset === undefined) {
    return undefined
  }
  const framed = findImage(stored, asset)
  return {
    _type: type,
    asset: {_type: 'reference', _ref: asset},
    ...(picture.alt !== undefined && {alt: picture.alt}),
    ...(picture.caption !== undefined && {caption: picture.caption}),
    ...(framed?.['hotspot'] !== undefined && {hotspot: framed['hotspot']}),
    ...(framed?.['crop'] !== undefined && {crop: framed['crop']}),
  }
}

async function resolveBlock(
  block: DocumentBlock,
  resolution: Resolution,
): Promise<StoredBlock | undefined> {
  switch (block._type) {
    case 'block':
      return resolveLinks(block, resolution)
    case 'figure': {
      const image = storedImage('figure', block.picture, resolution)
      return image === undefined ? undefined : {...image, _key: block._key}
    }
    case 'readerCard': {
      const reader = await resolution.references.reader(block.pin)
      if (reader === undefined) {
        resolution.warnings.push({
          line: block.line,
          message: `the card is left out: no reader has the PIN ${block.pin}`,
        })
        return undefined
      }
      return {_type: 'readerCard', _key: block._key, reader}
    }
    default:
      return block
  }
}

async function resolveLinks(
  block: TextBlock<DocumentLink>,
  resolution: Resolution,
): Promise<TextBlock<StoredLink>> {
  const markDefs: StoredLink[] = []
  const lost = new Set<string>()
  for (const link of block.markDefs) {
    const stored = await resolveLink(link, resolution)
    if (stored === undefined) {
      lost.add(link._key)
    } else {
      markDefs.push(stored)
    }
  }
  const children = lost.size === 0 ? block.children : withoutMarks(block.children, lost)
  return {...block, markDefs, children}
}

async function resolveLink(
  link: DocumentLink,
  {references, warnings}: Resolution,
): Promise<StoredLink | undefined> {
  switch (link._type) {
    case 'articleLink': {
      const article = await references.article(link.slug)
      if (article === undefined) {
        warnings.push({
          line: link.line,
          message: `the link is left out, its text kept: no article has the address “${link.slug}”`,
        })
        return undefined
      }
      return {_type: 'articleLink', _key: link._key, article}
    }
    case 'readerLink': {
      const reader = await references.reader(link.pin)
      if (reader === undefined) {
        warnings.push({
          line: link.line,
          message: `the link is left out, its text kept: no reader has the PIN ${link.pin}`,
        })
        return undefined
      }
      return {_type: 'readerLink', _key: link._key, reader}
    }
    default:
      return link
  }
}

function withoutMarks(children: readonly Span[], lost: ReadonlySet<string>): Span[] {
  const merged: Span[] = []
  for (const child of children) {
    const marks = child.marks.filter((mark) => !lost.has(mark))
    const last = merged.at(-1)
    if (last !== undefined && last.marks.join(' ') === marks.join(' ')) {
      merged[merged.length - 1] = {...last, text: last.text + child.text}
    } else {
      merged.push({...child, _key: `s${merged.length}`, marks})
    }
  }
  return merged
}

function findImage(
  stored: Record<string, unknown> | undefined,
  asset: string,
): Record<string, unknown> | undefined {
  const body = stored?.['body']
  const images: unknown[] = [stored?.['cover'], ...(Array.isArray(body) ? body : [])]
  return images.filter(isRecord).find((image) => refField(image, 'asset') === asset)
}
