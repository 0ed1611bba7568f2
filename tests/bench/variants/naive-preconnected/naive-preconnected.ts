import {renderNaiveTags, renderNaiveScriptTag} from '../naive/naive.ts'
import {renderPreconnectTag} from '../preconnect-tag.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** The naive widget on a page with `rel=preconnect`. */
export const naivePreconnected: Variant = {
  name: 'naive-preconnected',
  title: 'Naive widget, with a preconnect',
  renderPage: (request) =>
    shell({
      head: `${renderPreconnectTag(request.origins)}\n${renderNaiveScriptTag(request)}`,
      main: renderNaiveTags(request),
    }),
}
