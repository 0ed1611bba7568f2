import type {RenderContext} from './context.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import {imageSource, type Image} from './image.ts'
import type {Reader, ReaderStatus} from './reader.ts'

/** The status in a word, with its tone as a part for the sign beside it; nothing where there is none. */
export function renderStatus<N>(h: Hyperscript<N>, status: ReaderStatus | undefined): Child<N> {
  return (
    status &&
    h(
      'span',
      {part: `status ${status.tone}`},
      status.label,
      status.note && h('span', {part: 'status-note'}, ` ${status.note}`),
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
  if (!photo) return undefined
  const {src} = imageSource(photo, images, [192], 1)
  // The name stands beside it, so that a screen reader needs no second one.
  return h('img', {part: 'photo', alt: '', width: 96, height: 96, src})
}

/** A reader's card, with a link to call where the status takes calls. */
export function renderReaderCard<N>(
  h: Hyperscript<N>,
  reader: Reader,
  context: RenderContext,
  withCall = true,
): N {
  return h(
    'aside',
    {part: 'card', 'aria-label': reader.name},
    renderPhoto(h, reader.photo, context),
    h(
      'div',
      {part: 'card-text'},
      h('p', {part: 'name'}, reader.name),
      reader.tagline && h('p', {part: 'quiet'}, reader.tagline),
      h('p', {part: 'line'}, renderPin(h, reader, context), ' ', renderStatus(h, reader.status)),
      withCall && renderCalls(h, reader, context),
    ),
  )
}

// The comma makes a telephone wait before it dials the PIN.
function renderCalls<N>(
  h: Hyperscript<N>,
  {name, pin, retired, status}: Reader,
  {settings, words}: RenderContext,
): Child<N> {
  if (retired || !pin || !status?.takesCalls) return undefined
  return settings.phoneLines.map(({label, number, priceWording}) =>
    h(
      'p',
      null,
      h(
        'a',
        {part: 'call', href: `tel:${number},,${pin}`},
        words.call.replace('{name}', () => name),
        label && h('small', null, label),
      ),
      h('br', null),
      h('small', {part: 'quiet price'}, [number, priceWording].filter(Boolean).join(' · ')),
    ),
  )
}
