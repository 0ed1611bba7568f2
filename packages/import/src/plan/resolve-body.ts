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
import type {ReferenceFinder} from './reference-finder.ts'
import {isRecord, refField, type Reference} from './stored-document.ts'
import type {UploadedPictures} from './upload-pictures.ts'

/** An image field of a stored document. */
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

/** A block of the body of a stored article. */
export type StoredBlock =
  | TextBlock<StoredLink>
  | (StoredImage & {_key: string})
  | PullQuote
  | Callout
  | {_type: 'readerCard'; _key: string; reader: Reference}

/** The state shared while the body of one document is resolved. */
export interface ResolutionContext {
  references: ReferenceFinder
  pictures: UploadedPictures
  /** The stored article; the crop and the hotspot of its pictures are kept. */
  stored: Record<string, unknown> | undefined
  warnings: DocumentWarning[]
}

/** Replaces slugs, PINs and pictures in a body by references; omits a link without a target and keeps its text. */
export async function resolveBody(
  blocks: readonly DocumentBlock[],
  context: ResolutionContext,
): Promise<StoredBlock[]> {
  const resolved: StoredBlock[] = []
  for (const block of blocks) {
    const stored = await resolveBlock(block, context)
    if (stored !== undefined) {
      resolved.push(stored)
    }
  }
  return resolved
}

/** Creates an image field from a picture; returns undefined if it was not uploaded. */
export function createStoredImage(
  type: 'image' | 'figure',
  picture: Picture,
  {pictures, stored}: Pick<ResolutionContext, 'pictures' | 'stored'>,
): StoredImage | undefined {
  const asset = pictures.get(picture)
  if (asset === undefined) {
    return undefined
  }
  const storedField = findImage(stored, asset)
  return {
    _type: type,
    asset: {_type: 'reference', _ref: asset},
    ...(picture.alt !== undefined && {alt: picture.alt}),
    ...(picture.caption !== undefined && {caption: picture.caption}),
    ...(storedField?.['hotspot'] !== undefined && {hotspot: storedField['hotspot']}),
    ...(storedField?.['crop'] !== undefined && {crop: storedField['crop']}),
  }
}

async function resolveBlock(
  block: DocumentBlock,
  context: ResolutionContext,
): Promise<StoredBlock | undefined> {
  switch (block._type) {
    case 'block':
      return resolveLinks(block, context)
    case 'figure': {
      const image = createStoredImage('figure', block.picture, context)
      return image === undefined ? undefined : {...image, _key: block._key}
    }
    case 'readerCard': {
      const reader = await context.references.findReader(block.pin)
      if (reader === undefined) {
        context.warnings.push({
          line: block.line,
          message: `the card is omitted: no reader has the PIN ${block.pin}`,
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
  context: ResolutionContext,
): Promise<TextBlock<StoredLink>> {
  const markDefs: StoredLink[] = []
  const unresolved = new Set<string>()
  for (const link of block.markDefs) {
    const stored = await resolveLink(link, context)
    if (stored === undefined) {
      unresolved.add(link._key)
    } else {
      markDefs.push(stored)
    }
  }
  const children = unresolved.size === 0 ? block.children : removeMarks(block.children, unresolved)
  return {...block, markDefs, children}
}

async function resolveLink(
  link: DocumentLink,
  {references, warnings}: ResolutionContext,
): Promise<StoredLink | undefined> {
  switch (link._type) {
    case 'articleLink': {
      const article = await references.findArticle(link.slug)
      if (article === undefined) {
        warnings.push({
          line: link.line,
          message: `the link is omitted, its text is kept: no article has the address “${link.slug}”`,
        })
        return undefined
      }
      return {_type: 'articleLink', _key: link._key, article}
    }
    case 'readerLink': {
      const reader = await references.findReader(link.pin)
      if (reader === undefined) {
        warnings.push({
          line: link.line,
          message: `the link is omitted, its text is kept: no reader has the PIN ${link.pin}`,
        })
        return undefined
      }
      return {_type: 'readerLink', _key: link._key, reader}
    }
    default:
      return link
  }
}

function removeMarks(children: readonly Span[], unresolved: ReadonlySet<string>): Span[] {
  const merged: Span[] = []
  for (const child of children) {
    const marks = child.marks.filter((mark) => !unresolved.has(mark))
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
