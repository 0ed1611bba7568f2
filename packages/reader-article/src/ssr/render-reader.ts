import {
  markup as h,
  readReader,
  readSettings,
  record,
  renderReaderParts,
  serialise,
} from '@reader-article/content'

import {createServerContext, type ServerPage} from './server-context.ts'

/**
 * Renders `<reader-card>` with its reader as HTML in the page itself, with the styles of `getPageStyles()`;
 * '' if there is no reader.
 *
 * @param result - The result of READER_BY_PIN_QUERY, for example from `getReader()`.
 */
export function renderReader(result: unknown, page: ServerPage): string {
  const reader = readReader(result, page.now)
  if (!reader) {
    return ''
  }
  const context = createServerContext(page, readSettings(record(result)['settings']))
  const card = h(
    'article',
    {part: 'card', 'aria-label': reader.name},
    renderReaderParts(h, reader, context),
  )
  return serialise(
    h(
      'reader-card',
      {pin: reader.pin || null},
      h('div', {class: 'box'}, h('div', {class: 'container'}, card)),
    ),
  )
}
