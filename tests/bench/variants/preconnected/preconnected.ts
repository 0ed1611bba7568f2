import {readerArticles, scriptTag} from '../by-script/by-script.ts'
import {preconnectTag} from '../preconnect-tag.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** Ours with the connection to the API opened early: one snippet for all articles. */
export const preconnected: Variant = {
  name: 'preconnected',
  title: 'Ours by script tag, with a preconnect',
  page: (request) =>
    shell({
      head: `${preconnectTag(request.origins)}\n${scriptTag(request)}`,
      main: readerArticles(request),
    }),
}
