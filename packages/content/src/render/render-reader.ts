import {formatTime} from './format-time.ts'
import {fillPath} from './page-address.ts'
import type {RenderContext} from './render-context.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import type {Image} from '../normalise/image.ts'
import {imageSource} from './image-source.ts'
import {renderLink} from './render-link.ts'
import type {Reader, ReaderStatus} from '../normalise/reader.ts'

/** Renders a status: its label, note and end, with its tone as a part for the sign; nothing if there is no status. */
export function renderStatus<N>(
  h: Hyperscript<N>,
  status: ReaderStatus | undefined,
  context: RenderContext,
): Child<N> {
  return (
    status &&
    h(
      'span',
      {part: `status ${status.tone}`},
      status.label,
      status.note && h('span', {part: 'status-note'}, `, ${status.note}`),
      status.until &&
        h(
          'time',
          {part: 'status-note', datetime: status.until},
          `, ${context.words.until.replace('{time}', formatTime(status.until, context))}`,
        ),
    )
  )
}

/** Renders the PIN as 'PIN 700107'; nothing if there is none. */
export function renderPin<N>(h: Hyperscript<N>, {pin}: Reader, {words}: RenderContext): Child<N> {
  return pin && h('span', {part: 'pin'}, `${words.pin} ${pin}`)
}

/** Renders a reader's photo, cropped to a square; nothing if there is none. */
export function renderPhoto<N>(
  h: Hyperscript<N>,
  photo: Image | undefined,
  {images}: RenderContext,
): Child<N> {
  if (!photo) {
    return undefined
  }
  const {src} = imageSource(photo, images, [192], 1)
  // The name is next to the photo, so a screen reader must not say it twice.
  return h('img', {part: 'photo', alt: '', width: 96, height: 96, src})
}

/** Options of a reader's card. */
export interface CardOptions<N = never> {
  /** Announces changes of the status to screen readers. */
  readonly live?: boolean
  /** More content, between the status and the call links. */
  readonly more?: Child<N>
  /** Omits the PIN if the signature above the card has it. */
  readonly hidesPin?: boolean
}

/** Renders a reader's card. */
export function renderReaderCard<N>(
  h: Hyperscript<N>,
  reader: Reader,
  context: RenderContext,
  options?: CardOptions<N>,
): N {
  return h(
    'aside',
    {part: 'card', 'aria-label': reader.name},
    renderReaderParts(h, reader, context, options),
  )
}

/** Renders the content of a card: photo, name, tagline, PIN, status, and call links if the status takes calls. */
export function renderReaderParts<N>(
  h: Hyperscript<N>,
  reader: Reader,
  context: RenderContext,
  {live = false, more, hidesPin}: CardOptions<N> = {},
): Child<N> {
  const {name, pin, slug, photo, tagline} = reader
  const {readerPath} = context
  return [
    renderPhoto(h, photo, context),
    h(
      'div',
      {part: 'card-text'},
      h(
        'p',
        {part: 'name'},
        readerPath ? renderLink(h, fillPath(readerPath, {pin, slug}), context, name) : name,
      ),
      tagline && h('p', {part: 'quiet'}, tagline),
      h(
        'p',
        {part: 'line'},
        !hidesPin && [renderPin(h, reader, context), ' '],
        renderPresence(h, reader, context, live),
      ),
      more,
      h('div', {part: 'calls', 'data-reader': reader.id}, renderCalls(h, reader, context)),
    ),
  ]
}

/** Renders the container of a status; it is there even without a status, so that a change can be announced. */
export function renderPresence<N>(
  h: Hyperscript<N>,
  {id, status}: Reader,
  context: RenderContext,
  live = true,
): N {
  return h(
    'span',
    {part: 'presence', role: live ? 'status' : null, 'data-reader': id},
    renderStatus(h, status, context),
  )
}

// A comma makes a telephone wait for a moment before it dials the PIN.
/** Renders links to call, each with its price; none if the reader's status takes no calls. */
export function renderCalls<N>(
  h: Hyperscript<N>,
  {name, pin, retired, status}: Reader,
  {settings, words, hidesCalls}: RenderContext,
): Child<N> {
  if (hidesCalls || retired || !pin || !status?.takesCalls) {
    return undefined
  }
  return settings.phoneLines.map(({label, number, priceWording}) =>
    h(
      'p',
      null,
      h(
        'a',
        {part: 'call', href: `tel:${number.replaceAll(' ', '')},,${pin}`},
        words.call.replace('{name}', () => name),
        ' ',
        // On a page in a right-to-left language, the number still reads from left to right.
        h('bdi', {dir: 'ltr'}, number),
      ),
      h('br', null),
      h(
        'small',
        // The editors' wording can have the other direction than the page.
        {part: 'price', dir: 'auto'},
        [label, priceWording].filter(Boolean).join(' · '),
      ),
    ),
  )
}
