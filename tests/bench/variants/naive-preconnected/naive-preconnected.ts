import {naiveArticles, naiveScriptTag} from '../naive/naive.ts'
import {preconnectTag} from '../preconnect-tag.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** The naive widget on a page with `rel=preconnect`. */
export const naivePreconnected: Variant = {
  name: 'naive-preconnected',
  title: 'Naive widget, with a preconnect',
  page: (request) =>
    shell({
      head: `${preconnectTag(request.origins)}\n${naiveScriptTag(request)}`,
      main: naiveArticles(request),
    }),
}
