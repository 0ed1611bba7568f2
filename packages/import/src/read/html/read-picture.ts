import type {PicturePart} from '../paragraphs/paragraph.ts'
import {findPictureExtension} from '../paragraphs/picture-format.ts'
import type {ClipboardLoss} from './clipboard-loss.ts'
import {attributeOf, hasClass, type HtmlNode} from './html-node.ts'

const DATA = /^data:[^,]*;base64,/iu
const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\ufe0f|\u200d)+$/u
// Pictures that count visits.
// Where a page keeps the address of a picture that it loads later; until then, it shows an empty one.
const LATER = ['data-src', 'data-srcset', 'data-original', 'data-lazy-src']
const MAX_INVISIBLE_SIZE = 2

/** A picture on the clipboard: its content, the text that it stands for, why it is omitted, or nothing. */
export type ClipboardPicture =
  | PicturePart
  | {type: 'words'; text: string}
  | ClipboardLoss
  | undefined

/** Reads an `img` element; nothing is fetched. */
export function readPicture(element: HtmlNode): ClipboardPicture {
  const source = attributeOf(element, 'src').trim()
  const alt = attributeOf(element, 'alt').replaceAll(/\s+/gu, ' ').trim()
  if (alt !== '' && (ONLY_EMOJI.test(alt) || hasClass(element, /^(?:wp-)?(?:emoji|smiley)$/iu))) {
    return {type: 'words', text: alt}
  }
  if (source === '' || isInvisible(element)) {
    return undefined
  }
  const later = LATER.map((name) => attributeOf(element, name)).find((value) => value !== '')
  if (later !== undefined) {
    return {kind: 'picture', problem: 'website', name: alt || nameOfSource(later)}
  }
  const data = DATA.exec(source)?.[0]
  if (data !== undefined || /^data:/iu.test(source)) {
    const bytes = data === undefined ? undefined : decodeBase64(source.slice(data.length))
    if (bytes !== undefined && isOnePixel(bytes)) {
      return undefined
    }
    const extension = bytes === undefined ? undefined : findPictureExtension(bytes)
    return bytes === undefined || extension === undefined
      ? {kind: 'picture', problem: 'format', name: alt}
      : {type: 'picture', bytes, extension, alt}
  }
  return {
    kind: 'picture',
    problem: /^(?:https?:)?\/\//iu.test(source) ? 'website' : 'computer',
    name: alt || nameOfSource(source),
  }
}

function isInvisible(element: HtmlNode): boolean {
  return ['width', 'height'].some((name) => {
    const size = attributeOf(element, name)
    return size !== '' && Number.parseFloat(size) <= MAX_INVISIBLE_SIZE
  })
}

// The empty picture of a page is a GIF of one pixel.
function isOnePixel(bytes: Uint8Array): boolean {
  const [g, i, f, , , , width, , height] = bytes
  return g === 0x47 && i === 0x49 && f === 0x46 && width === 1 && height === 1 && bytes.length < 100
}

function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

// The name of the file; of the website, if its addresses have no names in them.
function nameOfSource(source: string): string {
  const path = source.split(/[?#]/u)[0] ?? ''
  const name = path.split(/[/\\]/u).at(-1) ?? ''
  if (!/\.[a-z]{3,4}$/iu.test(name)) {
    return URL.canParse(source) ? new URL(source).hostname : ''
  }
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
