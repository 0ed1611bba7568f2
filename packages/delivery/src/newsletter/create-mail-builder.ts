import {
  type Attributes,
  type Child,
  type Hyperscript,
  Markup,
  markup,
  serialise,
} from '@reader-article/content'

import type {MailLook} from './mail-look.ts'

/** The width of a newsletter, and the room within its margins, in pixels. */
export const MAIL_WIDTH = 600
export const MARGIN = 24
const TEXT_WIDTH = MAIL_WIDTH - 2 * MARGIN
const PHOTO_WIDTH = 72
/** Screens have up to so many pixels for one of a newsletter. */
const PIXEL_RATIO = 2
/** Other formats are not shown by all mail programs. */
const MAIL_FORMATS = /\.(?:jpe?g|png|gif)\?/

/** How the renderers' elements become elements for mail programs. */
export interface MailOptions {
  readonly look: MailLook
  readonly dir: 'ltr' | 'rtl'
  /** The origin that completes the paths of links. */
  readonly origin: string
  /** The text of the link to a recording. */
  readonly recording: string
}

/** Builds HTML for mail programs. */
export interface MailBuilder {
  /** Creates an element for mail programs from one of a web page, as the renderers make them. */
  readonly h: Hyperscript<Markup>
  /** Creates a link that looks like a button. */
  readonly button: (href: string, label: string) => Markup
}

/**
 * Creates a builder of HTML with inline styles, and with tables where a web page has layout: Outlook for Windows
 * gives paddings, backgrounds and borders only to cells, and many programs remove style sheets.
 */
export function createMailBuilder({look, dir, origin, recording}: MailOptions): MailBuilder {
  const start = dir === 'rtl' ? 'right' : 'left'
  const color = look.color ? `color:${look.color};` : ''
  const text = `font-family:${look.font};font-size:17px;line-height:27px;${color}`
  const small = `font-family:${look.font};font-size:14px;line-height:21px;color:${look.muted};`
  const paragraph = `margin:0 0 16px;${text}`
  /** The styles of paragraphs with a part; those of a reader's card are lines. */
  const paragraphs = new Map([
    ['name', `margin:0;${text}`],
    ['quiet', `margin:0;${small}`],
    ['line', `margin:0;${small}`],
    ['note', `margin:0 0 16px;${small}`],
  ])
  const list = `margin:0 0 16px;padding:${dir === 'rtl' ? '0 28px 0 0' : '0 0 0 28px'};${text}`

  const heading = (level: number, children: readonly Child<Markup>[]) => {
    const size = HEADING_SIZES[level - 1] ?? 17
    const style = `margin:${level === 1 ? '0' : '28px'} 0 12px;font-family:${look.titleFont};font-size:${size}px;line-height:${Math.round(size * 1.3)}px;font-weight:bold;${color}`
    return markup(`h${level}`, {style}, children)
  }

  const image = ({alt, width, height, src}: Attributes) => {
    const scale = Math.min(1, TEXT_WIDTH / Number(width))
    const shown = Math.round(Number(width) * scale)
    return markup('img', {
      src: mailImage(String(src), Math.round(Math.min(Number(width), shown * PIXEL_RATIO))),
      alt: alt ?? '',
      width: shown,
      height: Math.max(1, Math.round(Number(height) * scale)),
      border: 0,
      style: `display:block;max-width:100%;height:auto;${small}`,
    })
  }

  const link = (href: string, children: Child<Markup>) => {
    const url = href.startsWith('/') ? origin + href : href
    return markup('a', {href: url, style: look.link && `color:${look.link}`}, children)
  }

  const rule = `border:1px solid ${look.rule}`
  const bar = `border-${start}:4px solid ${look.rule}`

  /** Creates an element by its tag and its part. */
  function create(tag: string, attributes: Attributes, children: readonly Child<Markup>[]): Markup {
    const parts = String(attributes['part'] ?? '').split(' ')
    const has = (part: string) => parts.includes(part)
    switch (tag) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return heading(Number(tag[1]), children)
      case 'p': {
        const style = paragraphs.get(parts[0] ?? '') ?? paragraph
        const isBold = has('label') || has('name')
        return markup('p', {style}, isBold ? markup('strong', null, children) : children)
      }
      case 'ul':
      case 'ol':
        return markup(tag, {style: list}, children)
      case 'li':
        return markup('li', {style: 'margin:0 0 8px'}, children)
      case 'a':
        return link(String(attributes['href'] ?? ''), children)
      case 'blockquote':
        return markup(
          'blockquote',
          {style: 'margin:0'},
          createBox(`padding:16px 20px 0;${bar}`, children),
        )
      case 'figure':
        return createBox(undefined, children)
      case 'figcaption':
        return markup('p', {style: `margin:8px 0 0;${small}`}, children)
      case 'img':
        return has('photo') ? createPhoto(attributes) : image(attributes)
      case 'audio':
        return markup('p', {style: paragraph}, link(String(attributes['src'] ?? ''), recording))
      case 'summary':
        return markup('p', {style: paragraph}, markup('strong', null, children))
      case 'aside':
        return has('card')
          ? createTable({style: 'margin:0 0 16px'}, markup('tr', null, children))
          : createBox(`padding:16px 20px 0;${rule};${bar}`, children)
      case 'strong':
      case 'em':
      case 'u':
      case 's':
      case 'br':
        return markup(tag, null, children)
      case 'code':
        return markup('code', {style: 'font-family:Courier New,Courier,monospace'}, children)
      case 'div':
        return has('card-text')
          ? markup('td', {valign: 'top'}, children)
          : new Markup(serialise(children))
      default:
        // Elements without a look of their own, such as `span`, `bdi` and `details`.
        return new Markup(serialise(children))
    }
  }

  return {
    h: (tag, attributes, ...children) => create(tag, attributes ?? {}, children.map(breakLines)),
    button: (href, label) =>
      createTable(
        {style: 'margin:0 0 16px'},
        createRow(
          {
            bgcolor: look.button,
            align: 'center',
            style: `background-color:${look.button};border-radius:6px;padding:12px 24px`,
          },
          markup(
            'a',
            {
              href,
              style: `font-family:${look.font};font-size:17px;line-height:22px;font-weight:bold;color:${look.buttonText};text-decoration:none`,
            },
            label,
          ),
        ),
      ),
  }
}

const SPACE = new Markup('&nbsp;')
/** In pixels, from h1 on. */
const HEADING_SIZES = [30, 24, 20, 18]

/** Creates a table for layout. */
export function createTable(attributes: Attributes, ...rows: readonly Child<Markup>[]): Markup {
  return markup(
    'table',
    {role: 'presentation', cellpadding: 0, cellspacing: 0, border: 0, ...attributes},
    rows,
  )
}

/** Creates a row with one cell. */
export function createRow(attributes: Attributes, ...children: readonly Child<Markup>[]): Markup {
  return markup('tr', null, markup('td', attributes, children))
}

/** Creates a box of the whole width, with room below it. */
function createBox(style: string | undefined, children: readonly Child<Markup>[]): Markup {
  return createTable(
    {width: '100%', style: 'width:100%'},
    createRow({style}, children),
    createRow({height: 16}, SPACE),
  )
}

/** Creates the cell of a reader's card with the photo. */
function createPhoto({src}: Attributes): Markup {
  const image = markup('img', {
    src: mailImage(String(src)),
    alt: '',
    width: PHOTO_WIDTH,
    height: PHOTO_WIDTH,
    border: 0,
    style: `display:block;border-radius:${PHOTO_WIDTH / 2}px`,
  })
  return markup('td', {width: PHOTO_WIDTH + 16, valign: 'top'}, image)
}

/** Returns the URL of an image in a format that all mail programs show, in a width in pixels if one is given. */
function mailImage(src: string, width?: number): string {
  return src
    .replace('&auto=format', MAIL_FORMATS.test(src) ? '' : '&fm=jpg')
    .replace(/&w=\d+/, (given) => (width === undefined ? given : `&w=${width}`))
}

/** Turns line feeds into line breaks, because mail programs ignore the style that would keep them. */
function breakLines(child: Child<Markup>): Child<Markup> {
  if (typeof child === 'function') {
    return child()
  }
  if (typeof child === 'string') {
    return child
      .split('\n')
      .flatMap((line, index) => (index > 0 ? [markup('br', null), line] : [line]))
  }
  return isList(child) ? child.map(breakLines) : child
}

function isList(child: Child<Markup>): child is readonly Child<Markup>[] {
  return Array.isArray(child)
}
