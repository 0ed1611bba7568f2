import {fillPath} from './page-address.ts'
import type {RenderContext} from './render-context.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import type {Image} from '../normalise/image.ts'
import {imageSource} from './image-source.ts'
import {renderLink} from './render-link.ts'
import type {Reader, ReaderStatus} from '../normalise/reader.ts'

/** The status in a word, with its tone as a part for the sign beside it; nothing where there is none. */
export function renderStatus<N>(h: Hyperscript<N>, status: ReaderStatus | undefined): Child<N> {
  return (
    status &&
    h(
      'span',
      {part: `status ${status.tone}`},
      status.label,
      status.note && h('span', {part: 'status-note'}, `, ${status.note}`),
    )
  )
}

/** The PIN in tabular figures, said as 'PIN 700107'; nothing where there is none. */
export function renderPin<N>(h: Hyperscript<N>, {pin}: Reader, {words}: RenderContext): Child<N> {
  return pin && h('span', {part: 'pin'}, `${words.pin} ${pin}`)
}

/** A reader's photo, cut square; nothing where there is none. */
export function renderPhoto<N>(
  h: Hyperscript<N>,
  photo: Image | undefined,
  {images}: RenderContext,
): Child<N> {
  if (!photo) {
    return undefined
  }
  const {src} = imageSource(photo, images, [192], 1)
  // The name stands beside it, so that a screen reader needs no second one.
  return h('img', {part: 'photo', alt: '', width: 96, height: 96, src})
}

/** How a card is shown. */
export interface CardOptions<N = never> {
  /** The status changes while the page is open, so that screen readers are told. */
  readonly live?: boolean
  /** What else stands in the card, between the status and the calls. */
  readonly more?: Child<N>
}

/** A reader's card, with a link to call where the status takes calls. */
export function renderReaderCard<N>(h: Hyperscript<N>, reader: Reader, context: RenderContext): N {
  return h(
    'aside',
    {part: 'card', 'aria-label': reader.name},
    renderReaderParts(h, reader, context),
  )
}

/** What a card holds: photo, name, tagline, PIN, status, and links to call where the status takes calls. */
export function renderReaderParts<N>(
  h: Hyperscript<N>,
  reader: Reader,
  context: RenderContext,
  {live = false, more}: CardOptions<N> = {},
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
      h('p', {part: 'line'}, renderPin(h, reader, context), ' ', renderPresence(h, reader, live)),
      more,
      h('div', {part: 'calls'}, renderCalls(h, reader, context)),
    ),
  ]
}

/** The place of a status, which is there while there is none, so that a change can be announced. */
export function renderPresence<N>(h: Hyperscript<N>, {name, status}: Reader, live = true): N {
  return h(
    'span',
    {part: 'presence', role: live ? 'status' : null, 'data-of': name},
    renderStatus(h, status),
  )
}

// The comma makes a telephone wait before it dials the PIN.
function renderCalls<N>(
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
        label && [' ', h('small', null, label)],
      ),
      h('br', null),
      h(
        'small',
        {part: 'quiet price'},
        // A number reads from left to right, and the wording in its own language, on any page.
        h('bdi', {dir: 'ltr'}, number.replaceAll(' ', '\u00a0')),
        priceWording && [' · ', h('bdi', null, priceWording)],
      ),
    ),
  )
}
